"""From the tables to a scorecard, through the rules."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import timezone

from indicators.compliance.vocabulary import Band, Status
from indicators.models import ChangedValue, Note
from indicators.vocabulary import CutoffState, RecordState
from objectives.models import Change, PlanStep
from reports.assembly import assemble
from reports.scorecard import Note as ReportNote, cost
from tests.builders import (
    JUNE,
    a_cutoff,
    a_plan,
    a_year,
    an_indicator,
    an_objective,
    measured,
    report,
    weigh,
)

pytestmark = pytest.mark.django_db


def the_row(scorecard, key="321"):
    return scorecard.places_of(key)[0][1]


def test_objective_is_the_weighted_mean_of_what_counts():
    measured("545", weight="50", p="60", e="30")
    measured("546", weight="50", p="60", e="90")

    card = assemble(a_cutoff()).objectives[0]

    assert card.ratio == 1
    assert card.capped_ratio == Fraction(3, 4)
    assert (card.status, card.band) == (Status.ON_TARGET, Band.HIGH)
    assert [(term.key, term.share, term.contribution) for term in card.terms] == [
        ("545", Fraction(1, 2), Fraction(1, 4)),
        ("546", Fraction(1, 2), Fraction(3, 4)),
    ]


def test_the_years_cap_limits_what_counts_and_keeps_the_raw_ratio():
    year = a_year(cap=Decimal(120))
    measured("546", weight="100", p="50", e="100", year=year)

    scorecard = assemble(a_cutoff())

    row = the_row(scorecard, "546")
    assert (row.ratio, row.counted) == (2, Fraction(6, 5))
    assert scorecard.objectives[0].ratio == Fraction(6, 5)
    assert scorecard.objectives[0].capped_ratio == 1


def test_the_capped_figure_is_capped_at_full_whatever_the_years_cap():
    year = a_year(cap=Decimal(50))
    measured("546", p="50", e="100", year=year)

    card = assemble(a_cutoff()).objectives[0]

    assert (card.ratio, card.capped_ratio) == (Fraction(1, 2), 1)


def test_what_is_not_reported_counts_zero_and_marks_the_objective_incomplete():
    measured("1", weight="50", e="60")
    measured("2", weight="50", e=None)

    card = assemble(a_cutoff()).objectives[0]

    assert card.ratio == Fraction(1, 2)
    assert card.incomplete
    assert (card.rows[1].status, card.rows[1].ratio) == (Status.NOT_REPORTED, None)


@pytest.mark.parametrize("state", [RecordState.SUBMITTED, RecordState.VERIFIED])
def test_submitted_and_verified_records_count_and_lower_the_approved_share(state):
    measured("1", weight="50")
    report(measured("2", weight="50", e=None), 6, "60", state=state)

    scorecard = assemble(a_cutoff())

    assert scorecard.objectives[0].ratio == 1
    assert scorecard.approved_share == Fraction(1, 2)


def test_an_indicator_in_two_objectives_is_entered_once_and_stands_twice():
    indicator = measured("543", objective=an_objective(2))
    weigh(indicator, objective=an_objective(3))

    scorecard = assemble(a_cutoff())

    assert [card.number for card, _ in scorecard.places_of("543")] == [2, 3]


def test_one_that_weighed_before_and_is_not_programmed_now_is_told():
    before = an_indicator("514")
    weigh(before, year=a_year(2022))
    ended = an_indicator("500", end=date(2022, 12, 31))
    weigh(ended, year=a_year(2022))
    measured("513")

    rows = assemble(a_cutoff()).objectives[0].rows

    assert [(row.key, row.weight) for row in rows] == [("514", None), ("513", 100)]


def test_an_objective_without_anything_to_judge_is_null():
    an_objective(1)

    scorecard = assemble(a_cutoff())

    card = scorecard.objectives[0]
    assert (card.ratio, card.capped_ratio, card.status, card.band) == (None,) * 4
    assert (scorecard.ratio, scorecard.capped_ratio) == (None, None)


def test_the_plan_is_the_simple_mean_of_its_objectives():
    measured("1", p="50", e="50", objective=an_objective(1))
    measured("2", p="50", e="25", objective=an_objective(2))
    an_objective(3)

    scorecard = assemble(a_cutoff())

    assert scorecard.ratio == Fraction(3, 4)
    assert not scorecard.weighted_overall


def test_the_plan_is_weighted_when_every_objective_carries_a_weight():
    measured("1", p="50", e="50", objective=an_objective(1, weight=Decimal(80)))
    measured("2", p="50", e="25", objective=an_objective(2, weight=Decimal(20)))

    scorecard = assemble(a_cutoff())

    assert scorecard.ratio == Fraction(9, 10)
    assert scorecard.weighted_overall


def test_notes_are_marked_in_the_order_of_their_rows():
    one, two, three = (measured(key, weight="30") for key in "123")
    objective, year = an_objective(), a_year()
    for indicator, text in (
        (two, "Misma"),
        (three, "Otra"),
        (one, "Misma"),
        (None, "Suelta"),
    ):
        Note.objects.create(
            year=year, objective=objective, indicator=indicator, text=text
        )

    card = assemble(a_cutoff()).objectives[0]

    assert [row.notes for row in card.rows] == [
        (ReportNote("*", "Misma"),),
        (ReportNote("*", "Misma"),),
        (ReportNote("**", "Otra"),),
    ]
    assert card.notes == (
        ReportNote("*", "Misma"),
        ReportNote("**", "Otra"),
        ReportNote(None, "Suelta"),
    )


def test_the_register_tells_what_was_approved_by_the_cut_off_numbers_first():
    plan = a_plan()
    an_objective(4, statement="Transformación digital")
    weigh(an_indicator("514", name="Política"), objective=an_objective(4))
    for number, day, year in (
        ("", date(2021, 10, 22), 2022),
        ("002", date(2023, 7, 1), 2023),
        ("001", None, None),
        ("003", date(2023, 6, 1), 2024),
    ):
        Change.objects.create(
            plan=plan,
            version="3",
            number=number,
            date=day,
            year=year,
            objective=an_objective(4),
            indicator_key="514",
            description=f"Cambio {number}",
        )

    changes = assemble(a_cutoff()).changes

    assert [change.number for change in changes] == ["001", ""]
    assert changes[0].objective_statement == "Transformación digital"
    assert changes[0].indicator_label == "Indicador sectorial 514: Política"


def test_the_register_tells_what_was_approved_here_whatever_its_date():
    told = {"plan": a_plan(), "date": date(2023, 7, 1), "year": 2023}
    Change.objects.create(**told, number="002", description="Cargado")
    Change.objects.create(
        **told, number="003", description="Aprobado aquí", approved_at=timezone.now()
    )

    changes = assemble(a_cutoff()).changes

    assert [change.number for change in changes] == ["003"]


def test_what_costs_most_lags_first():
    measured("1", weight="90", p="50", e="45")
    measured("2", weight="10", p="50", e="25")

    scorecard = assemble(a_cutoff())

    assert [row.key for _, row in scorecard.lagging()] == ["1", "2"]
    assert [cost(*place) for place in scorecard.lagging()] == [
        Fraction(9, 100),
        Fraction(1, 20),
    ]


def test_the_scorecard_carries_plan_year_and_state():
    PlanStep.objects.create(plan=a_plan(motto="La Bogotá"), number=1, text="Propuestas")
    scorecard = assemble(a_cutoff())

    assert (scorecard.plan.motto, scorecard.plan.steps[0].text) == (
        "La Bogotá",
        "Propuestas",
    )
    assert (scorecard.year, scorecard.cutoff) == (2023, JUNE)
    assert (scorecard.state, scorecard.revision) == (CutoffState.OPEN, None)
    assert scorecard.objective(9) is None


@pytest.mark.parametrize("count", [1, 30])
def test_assembly_asks_the_same_number_of_questions(count, django_assert_num_queries):
    for number in range(1, count + 1):
        indicator = measured(str(number), objective=an_objective(number))
        changed = Change.objects.create(plan=a_plan(), number=str(number))
        ChangedValue.objects.create(
            change=changed, what="TARGET", indicator=indicator, at=timezone.now()
        )
    cutoff = a_cutoff()

    with django_assert_num_queries(11):
        assert len(assemble(cutoff).objectives) == count
