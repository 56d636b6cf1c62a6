"""Departments are counted once, and the back page leads to what is public."""

import pytest
from django.template.loader import render_to_string
from django.urls import reverse

from indicators.compliance.vocabulary import Status
from indicators.vocabulary import CutoffState
from reports import exports
from reports.addresses import Revision
from reports.back_matter import QUIET, qr, tallies
from tests.reports.cards import a_row, an_objective, not_programmed
from tests.reports.scorecards import CUTOFF, a_scorecard


def test_an_indicator_of_two_objectives_is_counted_once():
    shared, other = a_row("543"), a_row("552", status=Status.ON_TARGET)
    late = a_row(
        "9", status=Status.NOT_REPORTED, department="Archivo", department_code="ARC"
    )
    scorecard = a_scorecard(
        objectives=(
            an_objective(2, shared),
            an_objective(3, shared, other, late, not_programmed()),
        )
    )

    by_name = {tally.name: tally for tally in tallies(scorecard)}
    archive, peace = by_name["Archivo"], by_name["Alta Consejería de Paz"]

    assert (archive.total, archive.not_reported) == (1, 1)
    assert (peace.total, peace.behind, peace.on_target, peace.other) == (3, 1, 1, 1)
    assert (archive.objectives, peace.objectives) == ((3,), (2, 3))


@pytest.mark.parametrize(
    ("state", "revision", "at"),
    [
        (CutoffState.OPEN, None, CUTOFF),
        (CutoffState.OPEN, 1, CUTOFF),
        (CutoffState.CLOSED, 2, Revision(CUTOFF, 2)),
        (CutoffState.PUBLISHED, 1, Revision(CUTOFF, 1)),
    ],
)
def test_the_address_is_one_of_the_site(state, revision, at, settings):
    settings.SITE_URL = "https://pei.example.gov.co"

    address = exports.address(a_scorecard(state=state, revision=revision))

    path = reverse("reports:cutoff", kwargs={"cutoff": at})
    assert address == f"https://pei.example.gov.co{path}"


def test_a_site_that_does_not_know_its_address_prints_none(settings):
    settings.SITE_URL = ""

    assert exports.address(a_scorecard()) == ""


def test_the_code_has_its_margin_and_the_corners_of_a_qr():
    code = qr("https://pei.example.gov.co/cortes/2023-06-30/")

    side = int(code.side) - QUIET
    assert code.path.startswith(f"M{QUIET} {QUIET}h7v1h-7z")
    assert f"M{side - 7} {QUIET}h7v1h-7z" in code.path


@pytest.mark.parametrize(("objectives", "narrow"), [(20, False), (21, True)])
def test_many_objectives_of_a_department_have_room(objectives, narrow):
    values = {"sections": range(objectives), "tallies": [{"objectives": (1, 2)}]}

    table = render_to_string("reports/paper/_departments.html", values)

    assert ('<col class="w-objective">' in table) == narrow
