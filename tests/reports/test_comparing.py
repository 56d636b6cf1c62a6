"""Two scorecards told apart: everything that changed, once, and nothing else."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import pytest

from indicators.vocabulary import CutoffState
from reports.comparing import Difference, Matter, compare
from reports.plan_card import Step
from reports.scorecard import MonthFigures, Note, SheetLine, YearFigures
from tests.reports.cards import a_row, an_objective, on_target
from tests.reports.scorecards import CHANGE, FINDING, PLAN, a_scorecard

MONTH = MonthFigures(6, Decimal(60), Decimal(50), "Avanza.", "Causa.", "Retraso.")
YEAR = YearFigures(2022, Decimal(90), Decimal(80), Fraction(8, 9), Decimal(40))
SHEET = SheetLine("Unidad", "Porcentaje")
NOTE = Note("*", "Una nota.")
STEP = Step(1, "Se construyó.")
DATED = replace(CHANGE, date=date(2023, 3, 1), body="Comité", act="Acta 3")
ROW = a_row(
    goal="Meta",
    period_ratio=Fraction(1, 2),
    override="Autorizado.",
    missing=(5,),
    months=(MONTH,),
    years=(YEAR,),
    sheet=(SHEET,),
    notes=(NOTE,),
)
CARD = an_objective(1, ROW, weight=Decimal(10), short_statement="Paz")
# Which revision or row it is, and what follows from the rest.
TOLD_ELSEWHERE = {
    *("year", "cutoff", "state", "revision", "revision_reason", "number"),
    *("terms", "identification", "key"),
    *("trend", "baseline", "period_target"),  # of the months, and of the sheet
}


def whole(card=CARD, **changes):
    """Return a scorecard in which every field has a value."""
    values = {
        "plan": replace(PLAN, steps=(STEP,)),
        "objectives": (card,),
        "cap": Decimal(120),
        "changes": (DATED,),
    }
    return a_scorecard(**values | changes)


def altered(value: object) -> object:
    """Return another value of the same kind."""
    match value:
        case bool():
            return not value
        case StrEnum():
            return next(one for one in type(value) if one != value)
        case str():
            return f"{value} otro"
        case date():
            return value + timedelta(days=1)
        case _:
            return value + 1


def in_row(**changes):
    return whole(replace(CARD, rows=(replace(ROW, **changes),)))


# Each part of a scorecard, and the scorecard that has it.
PARTS = {
    "scorecard": (whole(), lambda one: one),
    "plan": (
        replace(PLAN, steps=(STEP,)),
        lambda one: whole(plan=replace(one, steps=one.steps)),
    ),
    "step": (STEP, lambda one: whole(plan=replace(PLAN, steps=(one,)))),
    "objective": (CARD, whole),
    "row": (ROW, lambda one: whole(replace(CARD, rows=(one,)))),
    "month": (MONTH, lambda one: in_row(months=(one,))),
    "year": (YEAR, lambda one: in_row(years=(one,))),
    "sheet": (SHEET, lambda one: in_row(sheet=(one,))),
    "row's note": (NOTE, lambda one: in_row(notes=(one,))),
    "objective's note": (NOTE, lambda one: whole(replace(CARD, notes=(one,)))),
    "change": (DATED, lambda one: whole(changes=(one,))),
    "finding": (FINDING, lambda one: whole(findings=(one,))),
}


def mutations() -> Iterator[object]:
    """Give every plain field of every part, to be altered."""
    for part, (thing, _) in PARTS.items():
        for field in fields(thing):
            value = getattr(thing, field.name)
            plain = not isinstance(value, tuple) and not is_dataclass(value)
            identity = part in {"scorecard", "objective", "row"}
            if plain and not (identity and field.name in TOLD_ELSEWHERE):
                yield pytest.param(part, field.name, id=f"{part} {field.name}")


@pytest.mark.parametrize(("part", "field"), list(mutations()))
def test_whatever_changes_is_told(part, field):
    thing, placed = PARTS[part]

    told = compare(
        placed(thing),
        placed(replace(thing, **{field: altered(getattr(thing, field))})),
    )

    assert told
    assert all(one.before != one.after for one in told)


def test_a_tuple_that_loses_what_it_had_is_told():
    bare = replace(
        ROW, months=(), years=(), sheet=(), notes=(), missing=(), narrative=""
    )

    told = compare(whole(), whole(replace(CARD, rows=(bare,))))

    assert [
        (one.label, one.after) for one in told if one.label == "Causa de junio"
    ] == [("Causa de junio", "")]


def test_which_revision_it_is_is_no_difference():
    first = whole()
    second = replace(first, revision=2, state=CutoffState.CLOSED)

    assert compare(first, second) == ()


def test_a_cause_changes_the_cause_and_the_sentence_and_nothing_else():
    second = in_row(cause="Otra causa.", sentence="Rezago 1,69%: Otra causa.")

    assert compare(whole(), second) == (
        Difference(
            Matter.TEXTS,
            1,
            "321",
            "Indicador sectorial 321",
            "Lo que dice el informe",
            ROW.sentence,
            "Rezago 1,69%: Otra causa.",
        ),
        Difference(
            Matter.TEXTS,
            1,
            "321",
            "Indicador sectorial 321",
            "Causa",
            ROW.cause,
            "Otra causa.",
        ),
    )


def test_figures_are_written_as_the_report_does():
    second = in_row(executed=Decimal("5486863.5"), weight=Decimal("89.4"))

    told = {one.label: (one.before, one.after) for one in compare(whole(), second)}

    assert told["Ejecutado al corte"] == ("72,50", "5.486.863,50")
    assert told["Peso"] == ("89,50%", "89,40%")


def test_percentages_that_print_the_same_are_written_longer():
    second = in_row(ratio=Fraction(983101, 1000000))

    (told,) = compare(whole(), second)

    assert (told.before, told.after) == ("98,31%", "98,3101%")


def test_an_indicator_that_stands_twice_is_told_once_but_its_weight_in_each():
    def twice(level, weight):
        row = on_target("543", weight, level, "24")
        return whole(objectives=(an_objective(2, row), an_objective(3, row)))

    told = compare(twice("16", "100"), twice("17", "50"))

    assert [(one.objective, one.label) for one in told if one.indicator == "543"] == [
        (2, "Peso"),
        (2, "Programado al corte"),
        (2, "Ejecutado al corte"),
        (2, "Avance del año"),
        (3, "Peso"),
    ]


def test_an_indicator_that_comes_is_told_with_its_weight():
    second = whole(replace(CARD, rows=(ROW, on_target("4", "10.50", "66", "90"))))

    told = compare(whole(), second)

    assert [(one.indicator, one.label, one.before, one.after) for one in told] == [
        ("4", "Indicador del objetivo", "", ROW.name),
        ("4", "Peso", "", "10,50%"),
    ]


def test_an_indicator_and_an_objective_that_go_are_told():
    told = compare(whole(), whole(objectives=()))

    assert [(one.label, one.after) for one in told] == [
        ("Objetivo", ""),
        ("Indicador del objetivo", ""),
        ("Peso", ""),
    ]


def test_another_order_of_the_indicators_is_told():
    rows = (ROW, on_target("4", "10.50", "66", "90"))

    (told,) = compare(
        whole(replace(CARD, rows=rows)), whole(replace(CARD, rows=rows[::-1]))
    )

    assert (told.label, told.before, told.after) == (
        "Orden de los indicadores",
        "321, 4",
        "4, 321",
    )


def test_two_changes_of_the_same_number_are_both_told():
    other = replace(DATED, description="Otra cosa.")

    told = compare(whole(), whole(changes=(DATED, other)))

    assert [one.before for one in told] == [""]
    assert "Otra cosa." in told[0].after


def test_a_difference_names_its_matter():
    (told,) = compare(whole(), whole(cap=None))

    assert (told.name, told.place, told.after) == (
        "Ponderaciones y reglas",
        "Plan",
        "",
    )
