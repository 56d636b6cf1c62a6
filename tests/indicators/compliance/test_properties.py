"""What holds for any plan, tried on thousands of generated ones."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings, strategies as st

from indicators.compliance.accumulation import roll_up, spread
from indicators.compliance.achievement import (
    Measure,
    YearTotals,
    on_wrong_side,
    period_achievement,
)
from indicators.compliance.programming import programming_faults, spread_target
from indicators.compliance.status import Facts, Judgement, Thresholds, band, judge
from indicators.compliance.vocabulary import Accumulation, Band, Status
from indicators.compliance.weighting import Weighted, overall, weighted_mean

# Each of these is judged at the twelve cut-offs of its year: 12,000 cases and more.
PLENTY = settings(max_examples=1_000, deadline=None)
SOME = settings(max_examples=300, deadline=None)
CUTOFFS = range(1, 13)


def quotients(low: int, high: int) -> st.SearchStrategy[Fraction]:
    """Return ratios between two integers, whole ones among them."""
    parts = 10_000
    return st.integers(low * parts, high * parts).map(lambda n: Fraction(n, parts))


# Few different values, so that zeros and equal levels meet each other often.
magnitudes = st.sampled_from([Decimal(n) for n in (-1, 0, 1, 20, 40)]) | st.integers(
    -(10**16), 10**16
).map(lambda n: Decimal(n).scaleb(-4))
months = st.lists(st.tuples(st.integers(1, 12), magnitudes), max_size=4).map(dict)
measures = st.builds(
    Measure,
    st.sampled_from(Accumulation),
    from_baseline=st.booleans(),
    baseline=st.none() | magnitudes,
)
some_facts = st.builds(
    Facts,
    measures,
    target=st.none() | magnitudes,
    programmed=months,
    executed=months,
    official=st.none() | magnitudes,
)
ratios = quotients(-3, 3)
weights = st.integers(1, 10_000).map(lambda n: Decimal(n).scaleb(-2))
judged = st.lists(st.builds(Weighted, weights, ratios), min_size=1, max_size=6)
mixed = st.lists(st.builds(Weighted, weights, st.none() | ratios), max_size=6)
caps = st.none() | quotients(0, 2)


def finite(number: Decimal | Fraction | None) -> bool:
    return number is None or isinstance(number, Fraction) or number.is_finite()


@PLENTY
@given(some_facts)
def test_any_facts_get_a_consistent_judgement(known: Facts) -> None:
    for judgement in (judge(known, month) for month in CUTOFFS):
        assert all(finite(number) for number in numbers_of(judgement))
        assert (judgement.status is None) == (known.target is None)
        assert judgement.counts == counted(judgement)
        assert list(judgement.missing) == sorted(set(judgement.missing))
        assert band(judgement.ratio, Thresholds()) in {None, *Band}


@SOME
@given(some_facts)
def test_any_programming_gets_its_faults_told(known: Facts) -> None:
    faults = programming_faults(known.measure, known.target, known.programmed)

    assert len(set(faults)) == len(faults)
    assert {month for _, month in faults} <= {None, *known.programmed}


def numbers_of(judgement: Judgement) -> list[Decimal | Fraction | None]:
    return [
        judgement.programmed,
        judgement.executed,
        judgement.ratio,
        judgement.recomputed,
        judgement.year_ratio,
        judgement.counts,
    ]


def counted(judgement: Judgement) -> Fraction | None:
    if judgement.status == Status.NOT_REPORTED:
        return Fraction(0)
    return judgement.ratio


@SOME
@given(mixed, caps)
def test_any_parts_get_a_mean_or_none(
    parts: list[Weighted], cap: Fraction | None
) -> None:
    mean = weighted_mean(parts, cap)

    assert (mean is None) == all(part.ratio is None for part in parts)
    assert mean is None or isinstance(mean, Fraction)


@SOME
@given(judged)
def test_the_mean_lies_between_the_extremes(parts: list[Weighted]) -> None:
    known = [part.ratio for part in parts if part.ratio is not None]

    mean = weighted_mean(parts)

    assert mean is not None
    assert min(known) <= mean <= max(known)


@SOME
@given(mixed.flatmap(lambda parts: st.tuples(st.just(parts), st.permutations(parts))))
def test_the_order_of_rows_changes_nothing(
    orders: tuple[list[Weighted], list[Weighted]],
) -> None:
    one, other = orders

    assert weighted_mean(one) == weighted_mean(other)


@SOME
@given(mixed, st.integers(1, 10**6), caps)
def test_scaling_the_weights_changes_nothing(
    parts: list[Weighted], scale: int, cap: Fraction | None
) -> None:
    scaled = [replace(part, weight=part.weight * scale) for part in parts]

    assert weighted_mean(scaled, cap) == weighted_mean(parts, cap)


@SOME
@given(judged, quotients(0, 2))
def test_a_cap_never_raises_an_objective(parts: list[Weighted], cap: Fraction) -> None:
    full, capped = weighted_mean(parts), weighted_mean(parts, cap)

    assert full is not None
    assert capped is not None
    assert capped <= min(full, cap)


@SOME
@given(st.lists(ratios, min_size=1, max_size=8))
def test_equal_weights_are_the_simple_mean(known: list[Fraction]) -> None:
    simple = overall([(ratio, None) for ratio in known])

    assert simple == overall([(ratio, Decimal("12.5")) for ratio in known])
    assert simple == sum(known) / len(known)


not_negative = st.builds(Weighted, weights, st.none() | quotients(0, 3))


@PLENTY
@given(some_facts, weights, st.lists(not_negative, max_size=3), caps)
def test_losing_every_report_of_an_indicator_never_raises_its_objective(
    known: Facts, weight: Decimal, others: list[Weighted], cap: Fraction | None
) -> None:
    reported = replace(known, official=None)
    silent = replace(reported, executed={})
    for month in CUTOFFS:
        before, after = judge(reported, month).counts, judge(silent, month).counts
        if before is None or before >= 0:
            full = weighted_mean([Weighted(weight, before), *others], cap)
            lost = weighted_mean([Weighted(weight, after), *others], cap)

            assert full is None or (lost is not None and lost <= full)


@SOME
@given(magnitudes.map(abs), st.integers(0, 4))
def test_a_spread_adds_up_and_never_falls_below_zero(
    target: Decimal, decimals: int
) -> None:
    spread_months = spread(target, decimals)

    assert roll_up(Accumulation.SUM, spread_months, 12) == target
    assert min(spread_months.values()) >= 0


@SOME
@given(
    st.sampled_from([m for m in Accumulation if m != Accumulation.DECREASING]),
    magnitudes.map(abs),
    st.integers(0, 4),
    st.sets(st.integers(1, 12), min_size=1).map(sorted),
)
def test_a_spread_target_has_no_fault(
    accumulation: Accumulation, target: Decimal, decimals: int, months: list[int]
) -> None:
    measure = Measure(accumulation)
    found = spread_target(measure, target, decimals, months)

    assert programming_faults(measure, target, found) == []
    assert min(found.values()) >= 0


@SOME
@given(magnitudes.map(abs), magnitudes.map(abs), st.integers(0, 4), st.integers(1, 12))
def test_a_level_goes_from_the_baseline_to_its_target_on_the_right_side(
    baseline: Decimal, target: Decimal, decimals: int, last: int
) -> None:
    falls = target < baseline
    measure = Measure(
        Accumulation.DECREASING if falls else Accumulation.INCREASING,
        from_baseline=not falls,
        baseline=baseline,
    )
    found = spread_target(measure, target, decimals, range(1, last + 1), baseline)

    levels = list(found.values())
    assert programming_faults(measure, target, found) == []
    assert levels == sorted(levels, reverse=falls)


@SOME
@given(measures, st.lists(st.tuples(st.none() | magnitudes, st.none() | magnitudes)))
def test_any_period_gets_an_achievement_or_none(
    measure: Measure, pairs: list[tuple[Decimal | None, Decimal | None]]
) -> None:
    years = [YearTotals(*pair) for pair in pairs]

    assert finite(period_achievement(measure, years, Decimal(20)))


@SOME
@given(measures, magnitudes, magnitudes)
def test_what_lies_on_the_wrong_side_has_travelled_backwards(
    measure: Measure, level: Decimal, right: Decimal
) -> None:
    known = Facts(measure, right, {12: right}, {12: level})
    if on_wrong_side(measure, right) or not on_wrong_side(measure, level):
        return

    ratio = judge(known, 12).ratio

    assert ratio is None or ratio < 0
