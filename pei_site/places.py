"""Where people go: the room of each, what its link says, and where they come in."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

RUNS_THE_PLAN = "objectives.change_fiscalyear"


@dataclass(frozen=True, slots=True)
class Room:
    """A screen on which the administration opens: its view, and what the link says."""

    view: str
    words: str


DESK = Room("admin:desk_home", "Mesa de planeación")
MONTH = Room("admin:entry_home", "Mi mes")
TABLES = Room("admin:tables", "Administración")


def room_of(person: Any) -> Room:
    """Return the desk of who runs the plan, the month of who reports it, or the tables."""
    if person.has_perm(RUNS_THE_PLAN) and not person.is_superuser:
        return DESK
    return MONTH if _reports(person) else TABLES


def work_of(person: Any) -> str:
    """Return where a sign-in leads: who reports a month to work, others to the follow-up."""
    return reverse("admin:index" if _reports(person) else "reports:latest")


def _reports(person: Any) -> bool:
    """Whether the person reports, and for some departments alone."""
    reports: bool = person.has_perm("indicators.report_record")
    return reports and not person.has_perm("indicators.see_every_department")
