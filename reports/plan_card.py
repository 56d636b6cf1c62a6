"""What a scorecard says of the plan itself: who it is, and how it was changed."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Step:
    """One step of how the platform (mission, vision, objectives) was built."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class PlanCard:
    """The plan as the papers introduce it."""

    name: str
    entity: str
    motto: str
    mission: str
    vision: str
    start: int
    end: int
    version: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that a change touched, ready to print; empty: there was or is none."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeEntry:
    """An entry of the register of changes, as approved; blank texts were never recorded.

    `values` are read from the data, before and after; changes of loaded history have none.
    """

    version: str
    number: str
    date: date | None
    body: str
    act: str
    year: int | None
    objective: int | None
    objective_statement: str
    indicator: str | None
    indicator_label: str
    goal: str
    description: str
    justification: str
    values: tuple[ChangedFigure, ...] = ()
