"""N01: whatever a page prints is a figure of the scorecard, rounded once."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.test import Client

from indicators.compliance.vocabulary import Accumulation
from indicators.models import Cutoff
from pei_site import formats
from reports.archive import scorecard_of
from reports.scorecard import Scorecard
from tests.builders import a_cutoff, an_objective, measured
from tests.reports.closings import an_officer
from tests.reports.exports.plans import TIES
from tests.reports.planfolder import DEMO, a_folder, edit, load
from tests.reports.rounding import twice, unexplained
from tests.swapping import swapped

pytestmark = pytest.mark.django_db
WHOLE = Decimal(1_000_000)
ROOMS = ("", "indicadores/", "dependencias/", "tendencia/", "informe/")


def pages(client: Client, card: Scorecard) -> Iterator[tuple[str, str]]:
    """Open every page of the cut-off on which figures are told."""
    keys = {row.key: row.department_code for one in card.objectives for row in one.rows}
    here = f"/cortes/{card.cutoff}/"
    for place in (
        *ROOMS,
        *(f"objetivos/{one.number}/" for one in card.objectives),
        *(f"indicadores/{key}/" for key in keys),
        *(f"dependencias/{code}/" for code in sorted(set(keys.values()))),
    ):
        answer = client.get(f"{here}{place}")
        assert answer.status_code == 200, place
        yield place, answer.content.decode()


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(an_officer())
    return client


@pytest.fixture
def ties() -> Cutoff:
    """Make a plan of halves of a hundredth; what is below nothing no month can say."""
    told = [Decimal(one) for one in TIES if not one.startswith("-")]
    for place, percentage in enumerate(told):
        measured(
            f"3{place}",
            weight="50",
            objective=an_objective(place // 2 + 1),
            accumulation=Accumulation.INCREASING,
            p=str(WHOLE),
            e=str(WHOLE * percentage / 100),
            decimals=4,
        )
    return a_cutoff()


def faults(client: Client, cutoff: Cutoff) -> dict[str, set[str]]:
    card = scorecard_of(cutoff)
    found = {place: unexplained(page, card) for place, page in pages(client, card)}
    return {place: wrong for place, wrong in found.items() if wrong}


def test_n01_every_page_of_a_plan_of_ties_rounds_once(office, ties):
    assert faults(office, ties) == {}


def test_n01_a_page_that_rounds_twice_is_named(office, ties):
    with swapped((formats, "round_half_up", twice)):
        found = faults(office, ties)

    assert "144,53" in found["objetivos/5/"]  # it is 144,5249999
    assert found.keys() >= {"", "informe/", "indicadores/", "dependencias/SC/"}


def test_n01_every_page_of_the_demonstration_rounds_once(office, tmp_path):
    folder = a_folder(tmp_path, DEMO)
    edit(folder, "cortes", "publicado", "cerrado")  # its papers take seconds
    assert load(folder)[0] == 0

    assert faults(office, Cutoff.objects.get()) == {}
