"""Loading under a change: what its year locks may differ, and is recorded."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError

from indicators.change_control.window import under
from objectives.models import Change, Plan
from pei_site.sheets import Problem, SheetError
from reports.planfiles.outcome import Outcome


class _UndoneError(Exception):
    """There are problems, told already: nothing is recorded."""


@contextmanager
def opened(change: Change | None, outcome: Outcome) -> Iterator[None]:
    """Open what a change opens to the rows that are loaded inside; None: nothing.

    What the change itself refuses (it is not approved; its year no longer adds up) is a
    SheetError, as are the other problems that stop a load.
    """
    if change is None:
        yield
        return
    try:
        with under(change):
            yield
            if outcome.problems:
                raise _UndoneError
    except _UndoneError:
        return
    except ValidationError as error:
        refused = [Problem(str(change), None, None, one) for one in error.messages]
        raise SheetError(refused) from error


def approved_change(number: str) -> Change:
    """Find the change in application of the plan's version; SheetError: there is none."""
    plan = Plan.objects.first()
    found = Change.objects.filter(
        plan=plan,
        version=plan.version if plan else "",
        number=number,
        state=Change.State.APPROVED,
    ).first()
    if found is None:
        message = (
            "no hay un cambio aprobado y en aplicación con ese número en la versión"
            " vigente del plan."
        )
        raise SheetError([Problem(f"Cambio {number}", None, None, message)])
    return found
