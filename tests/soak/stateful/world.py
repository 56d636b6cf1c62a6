"""What every example begins with, and writing a drawn plan into it."""

from indicators.models.cutoff import month_end
from objectives import roles
from objectives.models import FiscalYear
from tests import ledger
from tests.builders import (
    a_cutoff,
    a_department,
    a_member,
    a_person,
    an_objective,
    an_open_month,
    program,
    weigh,
)
from tests.soak.stateful import product, product_plan
from tests.soak.stateful.state import (
    CUTOFFS,
    DEPARTMENTS,
    DIRECTOR,
    HEAD,
    OBJECTIVES,
    PLANNING,
    REPORTERS,
    Plan,
    Record,
)


def prepare() -> None:
    """Make what no example changes: people, departments, objectives, cut-offs."""
    for code, verifies in DEPARTMENTS.items():
        a_department(code, head_verifies=verifies)
    for one in REPORTERS:
        a_member(one.name, department=a_department(one.department))
    a_member(HEAD.name, roles.HEAD, a_department(HEAD.department))
    a_person(PLANNING.name, roles.PLANNING, is_staff=True)
    a_person(DIRECTOR.name, roles.DIRECTOR, is_staff=True)
    for number in OBJECTIVES:
        an_objective(number)
    for month in CUTOFFS:
        a_cutoff(month_end(product.YEAR, month))
    ledger.install()


def build(plan: Plan) -> None:
    """Write a drawn plan; each month that is programmed has a record."""
    if plan.cap is not None:
        FiscalYear.objects.update(cap=product.number(plan.cap * 100))
    for key, one in plan.indicators.items():
        made = product_plan.sheet_of(key, one)
        program(
            made,
            None if one.target is None else str(product.number(one.target)),
            {
                month: str(product.number(value))
                for month, value in one.programmed.items()
            },
        )
        for number, weight in one.weights.items():
            weigh(made, str(product.number(weight)), objective=an_objective(number))
        one.records = {month: Record() for month in one.programmed}
    for month in plan.gates:
        an_open_month(month, product.YEAR, due=product.DUE)
