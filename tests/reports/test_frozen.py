"""What was published stays equal to the byte, whatever is edited later (P02, P06, P07)."""

import json

import pytest
from django.test import Client

from indicators.approval import approve_year
from indicators.change_control.amending import save_edits
from indicators.change_control.places import Edit, Place
from indicators.models import Indicator, IndicatorWeight, Measurement, Note, What
from objectives.models import Department, Objective, Plan
from reports import archive, exports
from reports.comparing import compare
from tests.builders import JUNE, a_cutoff, a_year, an_objective, measured
from tests.indicators.change_control.conftest import an_open_change, reweigh
from tests.reports.closings import WHY, an_officer, published, reopened
from tests.scenes import module_scene

HERE = "/cortes/2023-06-30/"
FIRST = f"{HERE}revisiones/1/"
PAGES = ("", "objetivos/1/", "indicadores/321/", "dependencias/", "informe/")
PAPERS = tuple(f"informe.{file_format}" for file_format in exports.FORMATS)
OF_THE_PLAN = ("/", "/plan/", "/metodologia/", "/control-de-cambios/")

pytestmark = pytest.mark.django_db


@module_scene
def june():
    """Two indicators of an approved year, published in June, one of them behind."""
    behind = measured("321", weight="50", e="30")
    measured("322", weight="50")
    Measurement.objects.create(
        cutoff=a_cutoff(), indicator=behind, cause="Llovió en mayo."
    )
    approve_year(year=a_year(), by=an_officer())
    published()


@pytest.fixture
def pair():
    return Indicator.objects.get(key="321"), Indicator.objects.get(key="322")


def told(client: Client, *places: str) -> dict[str, bytes]:
    """Return the bytes of every page and paper that a citizen reads."""
    addresses = [f"{place}{end}" for place in places for end in (*PAGES, *PAPERS)]
    return {address: client.get(address).content for address in addresses}


def edit_everything(pair):
    """Change weights and programming under a change, and every text by its own door."""
    one, other = pair
    edits = [
        *reweigh(one, other, "70", "30"),
        Edit(Place(What.TARGET, None, one.pk), "90"),
        Edit(Place(What.PROGRAMMED, None, one.pk, 12), "90"),
    ]
    save_edits(year=a_year(), edits=edits, change=an_open_change())
    for model, name in (
        (Indicator, "name"),
        (Department, "name"),
        (Objective, "statement"),
        (Plan, "mission"),
    ):
        model.objects.update(**{name: "Otro texto."})
    Measurement.objects.update(cause="Otra causa.", official=1, justification="Sí.")
    Note.objects.create(
        year=a_year(), objective=an_objective(), indicator=one, text="Otra nota."
    )


def test_whatever_is_edited_later_pages_and_papers_are_equal_to_the_byte(client, pair):
    before = told(client, HERE, FIRST) | {
        address: client.get(address).content for address in OF_THE_PLAN
    }

    edit_everything(pair)

    after = told(client, HERE, FIRST) | {
        address: client.get(address).content for address in OF_THE_PLAN
    }
    assert {one for one, told in after.items() if told != before[one]} == set()
    assert str(IndicatorWeight.objects.get(indicator=pair[0]).weight) == "70.00"


def test_the_comparison_of_bytes_sees_what_another_revision_says(client, pair):
    before = told(client, HERE)
    edit_everything(pair)
    reopened()
    published()

    after = told(client, HERE)

    assert {one for one, told in after.items() if told == before[one]} == set()


def test_the_next_revision_differs_only_in_what_was_changed_and_says_why(client, pair):
    before = told(client, FIRST)
    papers = {end: before[f"{FIRST}{end}"] for end in PAPERS}
    reopened()
    Measurement.objects.update(cause="Llovió en mayo y en junio.")

    published()

    first, second = (archive.published_scorecard(JUNE, number) for number in (1, 2))
    changed = [
        (one.indicator, one.label, one.before, one.after)
        for one in compare(first, second)
    ]
    assert changed == [
        (
            "321",
            "Lo que dice el informe",
            "Rezago 50,00%: Llovió en mayo.",
            "Rezago 50,00%: Llovió en mayo y en junio.",
        ),
        ("321", "Causa", "Llovió en mayo.", "Llovió en mayo y en junio."),
    ]
    assert second.revision_reason == WHY
    assert json.loads(client.get(f"{HERE}informe.json").content)["revision_reason"] == (
        WHY
    )
    for end, paper in papers.items():
        assert client.get(f"{FIRST}{end}").content == paper


def test_while_it_is_open_again_citizens_read_the_same_bytes(client, pair):
    before = told(client, HERE, FIRST)

    reopened()
    edit_everything(pair)

    assert told(client, HERE, FIRST) == before
