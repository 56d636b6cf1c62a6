"""The public register: its page and its table say what was published, and no draft."""

from datetime import date

import pytest

from indicators.approval import approve_year
from indicators.change_control import amending
from indicators.change_control.places import Edit, Place
from indicators.models import What
from objectives.models import Change
from reports.archive import close_cutoff, publish_cutoff
from tests.builders import a_cutoff, a_person, a_plan, a_year, measured
from tests.scenes import module_scene

pytestmark = pytest.mark.django_db

PAGES = ("/control-de-cambios/", "/control-de-cambios.csv")
FIGURE = "Tope de sobre ejecución"


@module_scene
def published():
    """A published cut-off whose register has change 001, and drafts of two more."""
    measured("545")
    approve_year(year=a_year(), by=a_person())
    change = a_draft("El primero")
    edit = Edit(Place(What.CAP), "120")
    amending.save_edits(year=a_year(), edits=[edit], change=change)
    amending.approve(
        change=change, by=a_person("jefa"), on=date(2023, 6, 9), body="Comité"
    )
    a_draft("Un borrador")
    amending.withdraw(change=a_draft("Uno que se retiró"))
    close_cutoff(cutoff=a_cutoff(), by=None)
    publish_cutoff(cutoff=a_cutoff(), by=None)


def a_draft(description):
    return Change.objects.create(
        plan=a_plan(),
        year=2023,
        description=description,
        justification="Lo pidió el comité",
        state=Change.State.DRAFT,
    )


@pytest.mark.parametrize("page", PAGES)
def test_everybody_reads_what_an_approved_change_did(client, published, page):
    response = client.get(page)

    told = response.content.decode("utf-8-sig")
    assert response.status_code == 200
    assert "El primero" in told
    assert FIGURE in told
    assert "120,00%" in told


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("reader", ["anybody", "planning"])
def test_drafts_and_withdrawn_changes_are_in_nobodys_register(
    client, admin_user, published, page, reader
):
    if reader == "planning":
        client.force_login(admin_user)

    told = client.get(page).content.decode("utf-8-sig")

    assert "Un borrador" not in told
    assert "Uno que se retiró" not in told


@pytest.mark.parametrize("page", PAGES)
def test_what_was_published_is_told_until_the_next_publication(client, published, page):
    before = client.get(page).content
    Change.objects.filter(number="001").update(description="Otra cosa")

    assert client.get(page).content == before


def test_the_page_leads_to_its_table(client, published):
    assert 'href="/control-de-cambios.csv"' in client.get(PAGES[0]).content.decode()

    response = client.get(PAGES[1])

    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "control-de-cambios-2023-06-30.csv" in response["Content-Disposition"]
