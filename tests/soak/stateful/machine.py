"""Hypothesis chooses what people do; after every step product and model must agree."""

from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from tests.soak.stateful import figures, product_plan
from tests.soak.stateful.drawing import (
    MOST_INDICATORS,
    VALUES,
    an_indicator,
    shares_of,
    some_weights,
)
from tests.soak.stateful.months import Months, months, people, rarely, turns
from tests.soak.stateful.state import (
    CUTOFFS,
    DEPARTMENTS,
    MONTHS,
    OBJECTIVES,
    PLANNING,
    Decision,
    Indicator,
    Person,
)

EVEN = [2000, 4000, 6000, 7000, 8000, 9000]  # cuts that give everybody something
cutoffs = st.sampled_from(CUTOFFS)


class Following(Months):
    """What is done to cut-offs and to the plan, beside what is done to months."""

    @rule(month=cutoffs, blind=rarely)
    def close(self, month: int, *, blind: bool) -> None:
        self.act("close", month, looked=not blind)

    @rule(who=people, month=cutoffs, reason=st.sampled_from(["", "Un error", "Otro"]))
    def reopen(self, who: Person, month: int, reason: str) -> None:
        self.act("reopen", who, month, reason)

    @rule(month=cutoffs, reason=st.sampled_from(["Un error", "Otro"]))
    def reopen_as_the_office(self, month: int, reason: str) -> None:
        self.act("reopen", PLANNING, month, reason)

    @rule(month=cutoffs)
    def publish(self, month: int) -> None:
        self.act("publish", month)

    @rule(month=cutoffs, part=st.sampled_from(VALUES), public=st.booleans())
    def conclude(self, month: int, part: Fraction, *, public: bool) -> None:
        """Do all that a closing asks for, close, and perhaps publish."""
        for number in MONTHS[:month]:
            self.act("open_month", number)
            self.finish(number, part)
        for place in OBJECTIVES:
            if not self.plan.adds_up():
                self.reweight(place, (EVEN, 0), change=False)
        self.let_pass(month)
        self.act("close", month, looked=True)
        if public:
            self.act("publish", month)

    @rule(
        month=cutoffs,
        turn=turns,
        decision=st.builds(
            Decision,
            st.none() | st.sampled_from([Fraction(9831, 100), Fraction(120)]),
            st.sampled_from(["", "Acta 3"]),
            st.sampled_from(["", "Lo autoriza el comité", "Se autoriza"]),
        ),
        stale=rarely,
    )
    def decide(self, month: int, turn: int, decision: Decision, *, stale: bool) -> None:
        key = self.key(turn)
        one = self.plan.indicators[key]
        if one.target is not None and one.weights:
            self.act("decide", month, key, decision, stale=stale)

    @rule(month=cutoffs)
    def let_pass(self, month: int) -> None:
        """Let the closing pass over all that stops it."""
        for key in sorted(self.plan.indicators):
            if figures.is_stuck(self.plan, key, month):
                override = Decision(override="Lo autoriza el comité")
                self.act("decide", month, key, override, stale=False)

    # --- the plan

    @precondition(lambda self: len(self.plan.indicators) < MOST_INDICATORS)
    @rule(one=an_indicator(idle=False), place=st.sampled_from(OBJECTIVES))
    def add(self, one: Indicator, place: int) -> None:
        one.weights = {place: Fraction(0)}
        self.act("add", f"I{len(self.plan.indicators) + 1}", one)

    @rule(place=st.sampled_from(OBJECTIVES), shares=some_weights, change=st.booleans())
    def reweight(self, place: int, shares: list[Fraction], *, change: bool) -> None:
        members = sorted(self.plan.members(place))
        if members:
            told = dict(zip(members, shares_of(shares, len(members)), strict=True))
            self.act("reweight", place, told, change=change)

    @precondition(lambda self: not self.plan.approved or len(self.plan.gates) > 2)
    @rule()
    def approve_year(self) -> None:
        self.act("approve_year")

    @rule(turn=turns, department=st.sampled_from(sorted(DEPARTMENTS)))
    def rehouse(self, turn: int, department: str) -> None:
        self.act("rehouse", self.key(turn), department)

    # --- what is never done

    @rule(turn=turns)
    def delete_indicator(self, turn: int) -> None:
        if self.plan.indicators[self.key(turn)].target is not None:
            self.act("delete_indicator", self.key(turn))

    @rule(turn=turns, place=st.sampled_from(OBJECTIVES))
    def delete_weight(self, turn: int, place: int) -> None:
        key = self.key(turn)
        if place in self.plan.indicators[key].weights:
            self.act("delete_weight", key, place)

    @rule(turn=turns, month=months, value=st.sampled_from(VALUES))
    def write_past_the_doors(self, turn: int, month: int, value: Fraction) -> None:
        if self.plan.is_shut(month):
            self.act("write_past_the_doors", self.key(turn), month, value)

    @rule(what=st.sampled_from(["history", "closings", "steps"]))
    def forget_the_past(self, what: str) -> None:
        if product_plan.there_is(what):
            self.act("forget_the_past", what)
