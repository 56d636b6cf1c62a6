"""The formulas of the workbook give the figures of the report, and are not written in."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from pei_site.formats import percent, round_half_up
from reports.exports.xlsx import to_xlsx
from reports.scorecard import Scorecard
from tests.reports.exports.plans import TIE, a_hard_plan
from tests.reports.exports.workbooks import Cell, Sheets, read, table, worked_out
from tests.reports.scorecards import WHEN, a_scorecard, nothing_judged


def weighted() -> Scorecard:
    """Return the hard plan with objectives that weigh differently."""
    plan = a_hard_plan()
    cards = [
        replace(card, weight=Decimal(10 * (place + 1)))
        for place, card in enumerate(plan.objectives)
    ]
    judged = [card for card in cards if card.ratio is not None]
    total = sum(card.weight for card in judged)
    ratio = sum(Fraction(card.weight) * card.ratio for card in judged) / Fraction(total)
    return replace(plan, objectives=tuple(cards), ratio=ratio, weighted_overall=True)


PLANS = {"plain": a_scorecard(), "hard": a_hard_plan(), "weighted": weighted()}


def total(sheets: Sheets, number: int) -> dict[str, Cell]:
    """Return the line of an objective's mean, by its headings."""
    lines = table(sheets[f"Objetivo {number}"], "Nombre indicador")
    return next(
        line
        for line in lines
        if line["Nombre indicador"].text == "Cumplimiento del objetivo"
    )


def wrong_formulas(sheets: Sheets) -> list[str]:
    """Return the cells whose formula does not give the figure that stands there."""
    return [
        f"{name} {place}: {cell.formula}"
        for name, cells in sheets.items()
        for place, cell in cells.items()
        if cell.formula
        and round_half_up(worked_out(sheets, name, cell.formula), 12)
        != round_half_up(cell.number, 12)
    ]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_every_formula_gives_the_figure_that_stands_in_its_cell(plan):
    sheets = read(to_xlsx(plan, WHEN))

    formulas = [
        cell for cells in sheets.values() for cell in cells.values() if cell.formula
    ]
    judged = [card for card in plan.objectives if card.ratio is not None]

    assert len(formulas) == 5 * len(judged) + 3
    assert wrong_formulas(sheets) == []


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_mean_of_the_cells_is_the_printed_percentage(plan):
    sheets = read(to_xlsx(plan, WHEN))

    for card in plan.objectives:
        line, printed = total(sheets, card.number), percent(card.ratio)
        if card.ratio is None:
            assert line["Porcentaje avance al corte"] == Cell()
            continue
        for title in ("Porcentaje avance al corte", "Cuenta en el objetivo"):
            cell = line[title]
            value = worked_out(sheets, f"Objetivo {card.number}", cell.formula)
            assert (title, replace(cell, number=value).shown) == (title, printed)


def test_the_cell_holds_exactly_what_paper_says():
    line = total(read(to_xlsx(a_hard_plan(), WHEN)), 4)

    assert line["Porcentaje avance al corte"].number == Fraction("0.9813")
    assert line["Cuenta en el objetivo"].number == TIE


def test_what_left_the_mean_is_empty_and_what_lacks_a_report_counts_zero():
    cells = read(to_xlsx(a_hard_plan(), WHEN))["Objetivo 2"]

    lines = table(cells, "Nombre indicador")[:6]

    assert [line["Cuenta en el objetivo"].shown for line in lines] == [
        "-12,50%",
        "0,00%",
        "",
        "120,00%",
        "100,00%",
        "27,02%",
    ]
    assert lines[5]["Ponderación"].shown == "85,00%"


def test_a_formula_is_not_written_where_nothing_can_be_judged():
    sheets = read(to_xlsx(nothing_judged(), WHEN))

    assert not any(cell.formula for cells in sheets.values() for cell in cells.values())


def test_a_changed_cell_is_noticed():
    sheets = read(to_xlsx(a_scorecard(), WHEN))
    cells = sheets["Objetivo 5"]
    place = next(place for place in cells if place == "J6")
    cells[place] = replace(cells[place], number=Fraction("0.5383"))

    assert [one.split(":")[0] for one in wrong_formulas(sheets)] == [
        "Resumen B6",
        "Resumen C13",
        "Resumen N13",
        "Resumen C14",
        "Resumen N14",
        "Objetivo 5 I8",
        "Objetivo 5 J8",
    ]
