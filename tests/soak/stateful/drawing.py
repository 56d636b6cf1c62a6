"""Plans, indicators and weights as Hypothesis draws them: those that a year can hold."""

from fractions import Fraction
from itertools import pairwise

from hypothesis import strategies as st

from tests.soak.stateful.state import DEPARTMENTS, MONTHS, Indicator, Plan

MOST_INDICATORS = 6
CENTS = 10_000  # hundredths in 100,00
VALUES = [
    Fraction(told)
    for told in ("0", "10", "16.5", "33.3333", "40", "57.25", "120", "5486863")
]
# Kind -> its baseline (None: none is used), and what may be promised at its right side.
KINDS: dict[str, tuple[Fraction | None, list[Fraction]]] = {
    "SUM": (None, VALUES),
    "CONSTANT": (None, VALUES),
    "INCREASING": (None, VALUES),
    "FROM": (Fraction(10), [one for one in VALUES if one >= 10]),
    "DECREASING": (Fraction(40), [one for one in VALUES if one <= 40]),
}


@st.composite
def an_indicator(draw: st.DrawFn, *, idle: bool = True) -> Indicator:
    """Draw an indicator that promises something; `idle`: or nothing in this year."""
    kind = draw(st.sampled_from(sorted(KINDS)))
    start, promises = KINDS[kind]
    one = Indicator(
        department=draw(st.sampled_from(sorted(DEPARTMENTS))),
        kind="INCREASING" if kind == "FROM" else kind,
        start=start,
    )
    resting = idle and draw(st.integers(0, 5)) == 5
    months = draw(st.sets(st.sampled_from(MONTHS), min_size=1)) if not resting else []
    for month in sorted(months):
        one.programmed[month] = draw(st.sampled_from(promises))
    promised = list(one.programmed.values())
    if promised:
        one.target = promised[-1] if one.kind != "SUM" else sum(promised, Fraction(0))
    return one


# Cuts of a whole in hundredths, and by how much the weights miss it.
some_weights = st.tuples(
    st.lists(st.integers(0, CENTS), min_size=6, max_size=6),
    st.sampled_from([0, 0, 0, 0, 1, -1, 2500]),
)


def shares_of(drawn: tuple[list[int], int], count: int) -> list[Fraction]:
    """Share 100 out among so many, or miss it by the error where the first allows it."""
    cuts, error = drawn
    ends = [0, *sorted(cuts[: count - 1]), CENTS]
    shares = [after - before for before, after in pairwise(ends)]
    if 0 <= shares[0] + error <= CENTS:
        shares[0] += error
    return [Fraction(share, 100) for share in shares]


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan whose weights add up, and of which some months are open."""
    drawn = draw(st.lists(an_indicator(), min_size=2, max_size=4))
    plan = Plan({f"I{place}": one for place, one in enumerate(drawn, start=1)})
    plan.cap = draw(st.none() | st.sampled_from([Fraction(100), Fraction(110)]))
    if plan.cap is not None:
        plan.cap /= 100
    for number, members in enumerate((drawn[:2], drawn[1:]), start=1):
        promised = [one for one in members if one.target is not None]
        shares = draw(some_weights)[0], 0
        if promised:
            told = shares_of(shares, len(promised))
            for one, share in zip(promised, told, strict=True):
                one.weights[number] = share
    plan.gates = dict.fromkeys(draw(st.sets(st.sampled_from(MONTHS), min_size=2)), True)
    return plan
