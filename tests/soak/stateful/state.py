"""What the model knows of a plan: people, indicators, months, cut-offs."""

from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from tests.soak.stateful import rules

DEPARTMENTS = {"A": True, "B": False}  # whether their head verifies
OBJECTIVES = (1, 2)
MONTHS = (1, 2, 3, 4)
CUTOFFS = (2, 4)
EDITABLE = {"DRAFT", "RETURNED"}
COUNTING = {"SUBMITTED", "VERIFIED", "APPROVED"}


@dataclass(frozen=True)
class Person:
    """Somebody by what they are, and of which department if of one."""

    role: str
    department: str = ""

    @property
    def name(self) -> str:
        """What the account is called."""
        return f"{self.role}{self.department}".lower()


REPORTERS = tuple(Person("reporter", one) for one in DEPARTMENTS)
HEAD, PLANNING, DIRECTOR = Person("head", "A"), Person("planning"), Person("director")
PEOPLE = (*REPORTERS, HEAD, PLANNING, DIRECTOR)


@dataclass
class Record:
    """What is reported of a month."""

    executed: Fraction | None = None
    cause: str = ""
    state: str = "DRAFT"
    version: int = 1


@dataclass
class Indicator:
    """An indicator; `start` None: it is not measured from a baseline."""

    department: str
    kind: str
    start: Fraction | None = None
    target: Fraction | None = None
    programmed: rules.Months = field(default_factory=dict)
    records: dict[int, Record] = field(default_factory=dict)
    weights: dict[int, Fraction] = field(default_factory=dict)

    @property
    def based(self) -> bool:
        """Whether it is measured from its baseline."""
        return self.start is not None

    def counting(self) -> rules.Months:
        """Return what counts: drafts and returned ones read as unreported (rule 5)."""
        return {
            month: one.executed
            for month, one in self.records.items()
            if one.state in COUNTING and one.executed is not None
        }

    def seen_by_reporter(self, month: int) -> rules.Months:
        """Return what its reporter looks at: all but what was returned before."""
        return {
            number: one.executed
            for number, one in self.records.items()
            if one.executed is not None
            and (number == month or (number < month and one.state != "RETURNED"))
        }


@dataclass
class Decision:
    """What the office decided about an indicator at a cut-off; official: a percentage."""

    official: Fraction | None = None
    justification: str = ""
    override: str = ""

    @property
    def ratio(self) -> Fraction | None:
        """The official percentage as a ratio (rule 8)."""
        return None if self.official is None else self.official / 100


@dataclass
class Cutoff:
    """A cut-off: `frozen` are the figures of its revisions, `public` those published."""

    state: str = "OPEN"
    revision: int | None = None
    decisions: dict[str, Decision] = field(default_factory=dict)
    frozen: list[dict[str, Any]] = field(default_factory=list)
    public: dict[int, dict[str, Any]] = field(default_factory=dict)


@dataclass
class Plan:
    """The whole of it; cap None: over-execution counts in full."""

    indicators: dict[str, Indicator]
    cap: Fraction | None = None
    approved: bool = False
    gates: dict[int, bool] = field(default_factory=dict)
    cutoffs: dict[int, Cutoff] = field(
        default_factory=lambda: {month: Cutoff() for month in CUTOFFS}
    )

    def cut(self) -> int:
        """Return the last month that a closed cut-off shut; 0: none."""
        closed = [month for month, one in self.cutoffs.items() if one.state != "OPEN"]
        return max(closed, default=0)

    def takes(self, month: int) -> bool:
        """Whether the month may be reported now."""
        return self.gates.get(month, False) and month > self.cut()

    def is_shut(self, month: int) -> bool:
        """Whether not even its programming may be written."""
        return not self.gates.get(month, True) or month <= self.cut()

    def members(self, objective: int) -> dict[str, Indicator]:
        """Return the indicators that have a weight, 0 included, in an objective."""
        return {
            key: one for key, one in self.indicators.items() if objective in one.weights
        }

    def adds_up(self) -> bool:
        """Whether the weights of every objective that has some are 100 (rule 9)."""
        sums = [
            sum((one.weights[number] for one in members.values()), Fraction(0))
            for number in OBJECTIVES
            if (members := self.members(number))
        ]
        return all(total == 100 for total in sums)

    def may_be_approved(self) -> bool:
        """Whether the year adds up and nothing weighs without programming."""
        idle = [one for one in self.indicators.values() if one.target is None]
        weighed = any(one.weights for one in self.indicators.values())
        return (
            weighed
            and self.adds_up()
            and not any(sum(one.weights.values()) for one in idle)
        )
