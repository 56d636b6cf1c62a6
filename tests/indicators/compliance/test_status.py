from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.compliance.achievement import Measure
from indicators.compliance.status import (
    Facts,
    Judgement,
    judge,
)
from indicators.compliance.vocabulary import Status
from tests.indicators.compliance.builders import (
    A_CONSTANT,
    A_LEVEL,
    A_SUM,
    DECREASING,
    DOWN_FROM_40,
    FLAT,
    FROM_60,
    ONLY_DECEMBER,
    D,
    F,
    facts,
    in_june,
    months,
    outcome,
)

HALF = F(1, 2)


def test_a_judgement_tells_magnitudes_and_ratios_at_the_cutoff() -> None:
    known = facts(executed=months(m03="10", m06="5", m07="99"))

    assert in_june(known) == Judgement(
        status=Status.BEHIND,
        programmed=D(20),
        executed=D(15),
        ratio=F(3, 4),
        recomputed=F(3, 4),
        year_ratio=F(3, 8),
        counts=F(3, 4),
        missing=(),
        official=False,
    )


@pytest.mark.parametrize("official", [None, "100"], ids=["plain", "official"])
def test_without_a_target_only_magnitudes_are_told(official: str | None) -> None:
    known = facts(target=None, executed=months(m03="5"), official=official)

    assert in_june(known) == Judgement(
        status=None,
        programmed=D(20),
        executed=D(5),
        ratio=None,
        recomputed=None,
        year_ratio=None,
        counts=None,
        missing=(),
        official=False,
    )


@pytest.mark.parametrize(
    ("known", "status", "year_ratio"),
    [
        pytest.param(
            facts(programmed=ONLY_DECEMBER),
            Status.NOT_PROGRAMMED,
            None,
            id="december-only",
        ),
        pytest.param(facts(programmed={}), Status.NOT_PROGRAMMED, None, id="no-months"),
        pytest.param(
            facts(programmed=ONLY_DECEMBER, executed=months(m06="0")),
            Status.NOT_PROGRAMMED,
            F(0),
            id="a-report-of-0",
        ),
        pytest.param(
            facts(programmed=ONLY_DECEMBER, executed=months(m06="-1")),
            Status.NOT_PROGRAMMED,
            F(-1, 40),
            id="a-negative-report",
        ),
        pytest.param(
            facts(programmed=ONLY_DECEMBER, executed=months(m06="1")),
            Status.EARLY,
            F(1, 40),
            id="early",
        ),
        pytest.param(
            facts(programmed=ONLY_DECEMBER, executed=months(m07="1")),
            Status.NOT_PROGRAMMED,
            None,
            id="july-is-not-known-in-june",
        ),
        pytest.param(
            facts(programmed=months(m06="0", m12="40")),
            Status.NOT_PROGRAMMED,
            None,
            id="sum-of-0",
        ),
        pytest.param(
            facts(A_LEVEL, programmed=months(m06="0", m12="40")),
            Status.NOT_PROGRAMMED,
            None,
            id="plain-level-of-0",
        ),
        pytest.param(
            facts(
                A_CONSTANT,
                programmed=months(m03="0", m06="0"),
                target="0",
                executed={6: D(2)},
            ),
            Status.EARLY,
            None,
            id="early-over-a-target-of-0",
        ),
        pytest.param(
            facts(DOWN_FROM_40, programmed=months(m12="20"), executed=months(m06="30")),
            Status.EARLY,
            None,
            id="a-baseline-measure-too",
        ),
    ],
)
def test_nothing_programmed_by_the_cutoff_leaves_the_mean(
    known: Facts, status: Status, year_ratio: Fraction | None
) -> None:
    judgement = in_june(known)

    assert outcome(judgement) == (status, None)
    assert judgement.recomputed is None
    assert judgement.counts is None
    assert judgement.missing == ()
    assert judgement.year_ratio == year_ratio


@pytest.mark.parametrize(
    "measure",
    [A_SUM, A_CONSTANT, A_LEVEL, FROM_60, DOWN_FROM_40, Measure(DECREASING)],
    ids=str,
)
def test_what_is_not_reported_has_no_percentage_and_counts_as_zero(
    measure: Measure,
) -> None:
    judgement = in_june(facts(measure, executed=months(m07="5")))

    assert outcome(judgement) == (Status.NOT_REPORTED, None)
    assert judgement.executed is None
    assert judgement.recomputed is None
    assert judgement.year_ratio is None
    assert judgement.counts == 0
    assert judgement.missing == (3, 6)


def test_not_reported_comes_before_not_computable() -> None:
    assert in_june(facts(DOWN_FROM_40, programmed=FLAT)).status == Status.NOT_REPORTED


@pytest.mark.parametrize(
    ("measure", "programmed", "ratio"),
    [
        pytest.param(DOWN_FROM_40, months(m06="0", m12="0"), HALF, id="down-to-0"),
        pytest.param(FROM_60, months(m06="0", m12="0"), F(2, 3), id="up-from-60-to-0"),
    ],
)
def test_zero_is_a_level_like_any_other_where_a_baseline_is_used(
    measure: Measure, programmed: dict[int, Decimal], ratio: Fraction
) -> None:
    known = facts(measure, target="0", programmed=programmed, executed={6: D(20)})

    assert outcome(in_june(known)) == (Status.BEHIND, ratio)


def test_a_level_of_zero_that_nobody_reported_is_not_reported() -> None:
    known = facts(DOWN_FROM_40, target="0", programmed=months(m06="0"))

    assert in_june(known).status == Status.NOT_REPORTED
    assert in_june(known).missing == (6,)


@pytest.mark.parametrize(
    ("measure", "year_ratio"),
    [
        pytest.param(DOWN_FROM_40, F(1, 10), id="promised-its-baseline"),
        pytest.param(Measure(DECREASING), None, id="baseline-missing"),
    ],
)
def test_what_cannot_be_computed_leaves_the_mean(
    measure: Measure, year_ratio: Fraction | None
) -> None:
    programmed = months(m03="40", m06="40", m12="20")
    known = facts(measure, target="20", programmed=programmed, executed={6: D(38)})

    judgement = in_june(known)

    assert outcome(judgement) == (Status.NOT_COMPUTABLE, None)
    assert judgement.recomputed is None
    assert judgement.counts is None
    assert judgement.missing == (3,)
    assert judgement.year_ratio == year_ratio


@pytest.mark.parametrize(
    ("measure", "executed", "status", "ratio", "missing"),
    [
        pytest.param(A_SUM, {3: D(10)}, Status.BEHIND, HALF, (6,), id="sum-so-far"),
        pytest.param(A_SUM, {3: D(30)}, Status.OVER, F(3, 2), (6,), id="over-so-far"),
        pytest.param(A_LEVEL, {3: D(10)}, Status.ON_TARGET, F(1), (6,), id="carried"),
        pytest.param(A_LEVEL, {6: D(10)}, Status.ON_TARGET, F(1), (3,), id="march"),
        pytest.param(A_SUM, {4: D(20)}, Status.ON_TARGET, F(1), (3, 6), id="in-april"),
        pytest.param(
            A_SUM, {3: D(0), 6: D(0)}, Status.BEHIND, F(0), (), id="0-is-a-report"
        ),
    ],
)
def test_an_incomplete_indicator_is_computed_with_what_there_is(
    measure: Measure,
    executed: dict[int, Decimal],
    status: Status,
    ratio: Fraction,
    missing: tuple[int, ...],
) -> None:
    judgement = in_june(facts(measure, executed=executed))

    assert outcome(judgement) == (status, ratio)
    assert judgement.counts == ratio
    assert judgement.missing == missing


def test_a_negative_ratio_is_shown_and_counted() -> None:
    known = facts(DOWN_FROM_40, programmed=months(m06="20"), executed=months(m06="50"))

    judgement = in_june(known)

    assert outcome(judgement) == (Status.BEHIND, -HALF)
    assert judgement.counts == -HALF


def test_the_year_ends_at_its_target() -> None:
    executed = months(m03="10", m06="10", m12="20")

    judgement = judge(facts(executed=executed), 12)

    assert judgement.ratio == judgement.year_ratio == 1
