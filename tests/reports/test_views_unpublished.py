"""What the pages of a cut-off tell while nothing is published, and of other plans."""

import pytest

from objectives import roles
from tests.builders import a_person, an_objective, measured
from tests.reports.closings import published
from tests.reports.pages import EVERYTHING, HERE, UNKNOWN, a_draft, text

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", [*EVERYTHING, *UNKNOWN])
def test_a_stranger_learns_nothing_of_what_is_not_published(client, address):
    a_draft()

    answer = client.get(address)

    assert answer.status_code == 302
    assert answer.headers["Location"] == f"/ingresar/?next={address}"


def test_without_cut_offs_a_reader_is_told_what_to_do(client):
    client.force_login(a_person())

    assert "Todavía no hay ningún corte" in text(client, "/")


def test_without_cut_offs_who_runs_the_plan_is_led_to_the_desk(client):
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))

    page = client.get("/").content.decode()

    assert '<a href="/admin/">Mesa de planeación</a>' in page
    assert '<a class="button" href="/admin/mesa/">' in page


def test_objectives_lead_to_their_neighbours(client):
    for number in (1, 2, 3):
        measured(f"3{number}", objective=an_objective(number), p="50", e="50")
    published()

    first, middle = (text(client, f"{HERE}objetivos/{n}/") for n in (1, 2))

    assert "Anterior Objetivo" not in first
    assert "Anterior Objetivo 1 · 100,00% Siguiente Objetivo 3 · 100,00%" in middle
