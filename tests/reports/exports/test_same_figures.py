"""Every format of the report tells the same figures: those that the scorecard prints."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.models import Cutoff
from pei_site import formats
from reports import exports, paper
from reports.archive import scorecard_of
from reports.scorecard import Scorecard
from tests.reports.exports.figures import (
    Figures,
    expected,
    of_csv,
    of_json,
    of_raw_data,
    of_sheets,
)
from tests.reports.exports.paper_figures import of_html, of_pdf
from tests.reports.exports.plans import a_hard_plan, a_plan_of_ties
from tests.reports.exports.slide_figures import of_pptx
from tests.reports.planfolder import DEMO, a_folder, edit, load
from tests.reports.rounding import twice
from tests.reports.scorecards import WHEN
from tests.swapping import swapped

FORMATS: Mapping[str, Callable[[bytes, Scorecard], Figures]] = {
    "html": of_html,
    "pdf": of_pdf,
    "xlsx, objetivos": of_sheets,
    "xlsx, Indicadores": of_raw_data,
    "pptx": of_pptx,
    "csv": of_csv,
    "json": of_json,
}


def made(scorecard: Scorecard, file_format: str) -> bytes:
    """Return the report in a format."""
    if file_format == "html":
        return paper.document(scorecard, WHEN).encode()
    return exports.render(scorecard, file_format.partition(",")[0], WHEN)


def changed(scorecard: Scorecard) -> Scorecard:
    """Return the plan with one figure more of what was executed, and of an objective."""
    card = scorecard.objective(5)
    rows = tuple(
        replace(row, executed=row.executed + Decimal(1)) if row.key == "546" else row
        for row in card.rows
    )
    other = replace(card, rows=rows, ratio=card.ratio + Fraction(1, 10_000))
    cards = [other if one is card else one for one in scorecard.objectives]
    return replace(scorecard, objectives=tuple(cards))


def differences(scorecard: Scorecard, file_format: str, content: bytes) -> list[str]:
    """Say every figure that a format tells otherwise, does not tell, or adds."""
    wanted, found = (
        expected(scorecard, file_format),
        FORMATS[file_format](content, scorecard),
    )
    return [
        f"{file_format}: objetivo {place[0]}, {place[1] or 'total'}, {place[2]}:"
        f" dice {found.get(place)!r} y es {wanted.get(place)!r}"
        for place in sorted(wanted.keys() | found.keys())
        if found.get(place) != wanted.get(place)
    ]


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_hard_plan_has_the_same_figures_everywhere(file_format):
    plan = a_hard_plan()

    assert differences(plan, file_format, made(plan, file_format)) == []


@pytest.mark.parametrize("file_format", FORMATS)
def test_n01_a_plan_of_ties_is_rounded_once_everywhere(file_format):
    plan = a_plan_of_ties()

    assert differences(plan, file_format, made(plan, file_format)) == []


@pytest.mark.parametrize("file_format", ["html", "pdf", "pptx", "csv", "json"])
def test_n01_what_is_rounded_twice_is_named(file_format):
    plan = a_plan_of_ties()

    with swapped((formats, "round_half_up", twice)):
        content = made(plan, file_format)

    found = " ".join(differences(plan, file_format, content))
    assert "objetivo 1, 104, porcentaje: dice '98,13' y es '98,12'" in found
    assert "objetivo 3, 304, porcentaje: dice '144,53' y es '144,52'" in found


@pytest.mark.django_db
def test_the_seed_has_the_same_figures_everywhere(tmp_path):
    folder = a_folder(tmp_path, DEMO)
    edit(folder, "cortes", "publicado", "cerrado")  # its paper takes seconds
    assert load(folder)[0] == 0
    plan = scorecard_of(Cutoff.objects.get())

    for file_format in FORMATS:
        assert differences(plan, file_format, made(plan, file_format)) == []
    assert len(expected(plan, "json")) == 2 + 8 * 2 + 15 * 7


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_figure_that_differs_is_named(file_format):
    plan = a_hard_plan()

    found = differences(plan, file_format, made(changed(plan), file_format))

    place = f"{file_format}: objetivo 5"
    assert found == [
        f"{place}, total, porcentaje: dice '99,14' y es '99,13'",
        f"{place}, 546, magnitud ejecutada: dice '150624' y es '150623'",
    ]
