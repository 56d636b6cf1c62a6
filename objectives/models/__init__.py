"""The tables of the plan, one concept per file."""

from objectives.models.access_event import AccessEvent
from objectives.models.change import Change
from objectives.models.department import Department, Membership
from objectives.models.fiscal_year import FiscalYear
from objectives.models.objective import Objective
from objectives.models.person_step import PersonStep
from objectives.models.plan import Plan, PlanStep
from objectives.models.user import User

__all__ = [
    "AccessEvent",
    "Change",
    "Department",
    "FiscalYear",
    "Membership",
    "Objective",
    "PersonStep",
    "Plan",
    "PlanStep",
    "User",
]
