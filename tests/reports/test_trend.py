"""The months of a year, told by the rules: nothing else than judging each month."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings, strategies as st

from indicators.compliance.achievement import Measure
from indicators.compliance.status import Facts, judge
from indicators.compliance.vocabulary import Accumulation
from reports.assembly import assemble
from reports.scorecard import MonthFigures, Point, Row
from reports.trend import capped, of_objective, of_plan, of_row, projection
from tests.builders import a_cutoff, measured
from tests.indicators.compliance.notation import (
    DOCUMENT,
    fraction,
    measure,
    months,
    number,
    read_examples,
    shown,
)
from tests.reports.cards import a_row, an_objective

TEXT = DOCUMENT.read_text(encoding="utf-8").replace("<!-- told: ", "<!-- checked: ")
EXAMPLES = [one for one in read_examples(TEXT) if one.kind in {"trend", "projection"}]
MONTHLY, PROJECTED = (
    [one for one in EXAMPLES if one.kind == kind] for kind in ("trend", "projection")
)
MAGNITUDES = st.decimals(-50, 200, places=1)
YEARS = st.dictionaries(st.integers(1, 12), MAGNITUDES, max_size=6)
MEASURES = st.builds(
    Measure,
    st.sampled_from(Accumulation),
    from_baseline=st.booleans(),
    baseline=st.none() | st.sampled_from([Decimal(0), Decimal(40)]),
)
FACTS = st.builds(
    Facts,
    MEASURES,
    st.none() | st.just(Decimal(100)),
    YEARS,
    YEARS,
    st.none() | st.just(Decimal("98.31")),
)


def told(facts: Facts, last: int, cap: Decimal | None = None) -> tuple[Point, ...]:
    return of_row(facts, judge(facts, last), cap, last)


@settings(max_examples=300, deadline=None)
@given(FACTS, st.integers(1, 12), st.none() | st.just(Decimal(100)))
def test_a_month_is_what_the_rules_judge_then(facts, last, cap):
    own = replace(facts, official=None)
    plain = [judge(own, month) for month in range(1, last)] + [judge(facts, last)]

    points = told(facts, last, cap)

    assert points == tuple(
        Point(month, one.ratio, capped(one.counts, cap))
        for month, one in enumerate(plain, start=1)
    )


def stated(cells: dict[str, str]) -> Facts:
    return Facts(
        measure(cells["measure"]),
        number(cells["T"]),
        months(cells["programmed"]),
        months(cells["executed"]),
        number(cells["official"]),
    )


def a_row_of(facts: Facts, cutoff_month: int) -> Row:
    judged = judge(facts, cutoff_month)
    figures = tuple(
        MonthFigures(month, facts.programmed.get(month), None, "", "", "")
        for month in range(1, 13)
    )
    return a_row(
        accumulation=facts.measure.accumulation,
        target=facts.target,
        programmed=judged.programmed,
        executed=judged.executed,
        official=judged.official,
        missing=judged.missing,
        months=figures,
    )


@pytest.mark.parametrize("example", MONTHLY, ids=str)
def test_the_worked_example_of_the_months(example):
    points = told(stated(example.cells), int(example.cells["cut-off"]))

    assert (
        ", ".join(
            f"{point.month}: {'-' if point.ratio is None else shown(point.ratio)}"
            for point in points
        )
        == example.cells["months"]
    )


@pytest.mark.parametrize("example", PROJECTED, ids=str)
def test_the_worked_example_of_the_projection(example):
    cutoff_month = int(example.cells["cut-off"])
    row = a_row_of(stated(example.cells), cutoff_month)

    projected = projection(row, cutoff_month)

    said = "-" if projected is None else shown(projected.points[-1].ratio)
    assert said == example.cells["December"]
    assert projected is None or projected.points[-1].month == 12


def test_a_projection_adds_each_month_as_it_is_programmed():
    facts = Facts(
        Measure(Accumulation.SUM),
        Decimal(40),
        {6: Decimal(10), 9: Decimal(10), 12: Decimal(20)},
        {6: Decimal(5)},
    )

    projected = projection(a_row_of(facts, 6), 6)

    assert (projected.rest, projected.end) == (Decimal(30), Fraction(35, 40))
    assert [(point.month, point.ratio) for point in projected.points] == [
        *((month, Fraction(1, 2)) for month in (7, 8)),
        *((month, Fraction(15, 20)) for month in (9, 10, 11)),
        (12, Fraction(35, 40)),
    ]


def test_the_document_has_its_examples():
    assert (len(MONTHLY), len(PROJECTED)) == (3, 6)


def test_an_official_figure_is_of_its_cut_off_alone():
    facts = Facts(
        Measure(Accumulation.INCREASING),
        Decimal(90),
        {5: Decimal(70), 6: Decimal("73.5")},
        {5: Decimal(70), 6: Decimal("72.5")},
        official=Decimal("98.31"),
    )

    may, june = told(facts, 6)[-2:]

    assert may == Point(5, Fraction(1), Fraction(1))
    assert june == Point(6, fraction("98.31/100"), fraction("98.31/100"))


def test_an_objective_by_months_is_the_mean_of_what_counted():
    nothing, half, full = (
        Point(1, None, None),
        Point(2, Fraction(1, 2), Fraction(1, 2)),
        Point(2, Fraction(1), Fraction(1)),
    )
    rows = [
        a_row("1", weight=Decimal(50), trend=(nothing, half)),
        a_row("2", weight=Decimal(50), trend=(nothing, full)),
        a_row("3", weight=None, trend=(nothing, Point(2, None, None))),
    ]

    assert of_objective(rows, 2) == (
        nothing,
        Point(2, Fraction(3, 4), Fraction(3, 4)),
    )


def test_what_was_not_reported_counts_nothing_by_months_too():
    rows = [
        a_row("1", weight=Decimal(50), trend=(Point(1, None, Fraction(0)),)),
        a_row("2", weight=Decimal(50), trend=(Point(1, Fraction(1), Fraction(1)),)),
    ]

    assert of_objective(rows, 1) == (Point(1, Fraction(1, 2), Fraction(1, 2)),)


@pytest.mark.parametrize(
    ("weighted", "expected"), [(False, Fraction(3, 4)), (True, Fraction(5, 8))]
)
def test_the_plan_by_months_is_the_mean_of_its_objectives(weighted, expected):
    cards = [
        replace(an_objective(number), weight=Decimal(weight), trend=(point,))
        for number, weight, point in (
            (1, 75, Point(1, Fraction(1, 2), Fraction(1, 2))),
            (2, 25, Point(1, Fraction(1), Fraction(1))),
        )
    ]

    assert of_plan(cards, 1, weighted=weighted) == (Point(1, expected, expected),)


@pytest.mark.django_db
def test_the_last_month_is_the_cut_off_itself():
    measured("321", weight="50", p="60", e="30")
    measured("322", weight="50", p="60", e="60")

    scorecard = assemble(a_cutoff())

    card = scorecard.objectives[0]
    assert [len(one.trend) for one in (scorecard, card, card.rows[0])] == [6, 6, 6]
    assert scorecard.trend[-1].ratio == scorecard.ratio == Fraction(3, 4)
    assert card.trend[-1].ratio == card.ratio
    assert [row.trend[-1].ratio for row in card.rows] == [Fraction(1, 2), 1]
    assert {point.ratio for point in scorecard.trend[:-1]} == {None}
