"""What a person may see: one function, used by every door.

Write authority is asked of the target: `is_own` on the values before and after.
"""

from datetime import date
from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from indicators.models import Indicator
from objectives.models import Membership, User

SEE_ALL = "indicators.see_every_department"
REPORT, APPROVE = "indicators.report_record", "indicators.approve_record"
# To look at every department is not enough: a director may be a reporter of one as well.
REPORT_ALL = {REPORT, APPROVE}

AnyModel = TypeVar("AnyModel", bound=Model)
Person = User | AbstractBaseUser | AnonymousUser

# From a table to the indicator that says whose its rows are.
_PATHS = {
    "indicator": "pk__in",
    "historicalindicator": "id__in",
    "indicatorweight": "indicator__in",
    "yeartarget": "indicator__in",
    "monthlyrecord": "indicator__in",
    "historicalmonthlyrecord": "indicator__in",
    "measurement": "indicator__in",
    "responsibility": "indicator__in",
    "recordstep": "record__indicator__in",
    "evidence": "record__indicator__in",
    "historicalevidence": "record__indicator__in",
    "department": "indicators__in",
}
# What belongs to the whole plan and every person who signs in may see.
_COMMON = {
    "plan",
    "planstep",
    "objective",
    "fiscalyear",
    "reportingmonth",
    "cutoff",
    "change",
}


def visible(user: Person, queryset: QuerySet[AnyModel]) -> QuerySet[AnyModel]:
    """Leave only the rows that the person may see; nothing of a table not listed here."""
    if not user.is_authenticated or not user.is_active:
        return queryset.none()
    name = queryset.model._meta.model_name or ""
    if sees_everything(user) or name in _COMMON:
        return queryset
    if name not in _PATHS:
        return queryset.none()
    narrowed = queryset.filter(**{_PATHS[name]: own_indicators(user).values("pk")})
    return narrowed.distinct() if name == "department" else narrowed


def sees_everything(user: Any) -> bool:
    """Whether the person's role looks at every department."""
    return bool(user.has_perm(SEE_ALL))


def reports_everything(user: Any) -> bool:
    """Whether the person reports for every department, as who approves does."""
    return bool(user.has_perms(REPORT_ALL))


def reports(user: Any, indicator: Indicator) -> bool:
    """Whether the person may report the indicator today."""
    if not (user.is_active and user.has_perm(REPORT)):
        return False
    return reports_everything(user) or is_own(user, indicator)


def reads_drafts(user: Any) -> bool:
    """Whether the person reads what is not published yet: those of the entity, today.

    Who had a place or a replacement and has none today has left: they read what citizens
    read. Who never had any reads along, as those whose role looks at everything. Asked
    once for each person and request, as their permissions are.
    """
    if not user.is_authenticated or not user.is_active:
        return False
    if sees_everything(user):
        return True
    if not hasattr(user, "_has_left"):
        user._has_left = _has_left(user)
    return not user._has_left


def _has_left(user: Any) -> bool:
    """Whether all the places and replacements that the person had have ended."""
    day = timezone.localdate()
    dates = [rows.order_by().values_list("start", "end") for rows in _places(user)]
    spans = list(dates[0].union(dates[1]))
    return bool(spans) and not any(
        start <= day and (not end or day <= end) for start, end in spans
    )


def _places(user: Any) -> tuple[QuerySet[Any], QuerySet[Any]]:
    return user.memberships.all(), user.responsibilities.all()


def own_indicators(user: Any, on: date | None = None) -> QuerySet[Indicator]:
    """Return the indicators that the person reports or heads on a day (today if None).

    Those of their departments, and those they answer for by name, as a substitute too.
    """
    day = on or timezone.localdate()
    current = Q(start__lte=day) & (Q(end__isnull=True) | Q(end__gte=day))
    departments = Membership.objects.filter(current, user=user).values("department")
    by_name = user.responsibilities.filter(current).values("indicator")
    return Indicator.objects.filter(Q(department__in=departments) | Q(pk__in=by_name))


def is_own(user: Any, indicator: Indicator) -> bool:
    """Whether the person answers for the indicator today."""
    return own_indicators(user).filter(pk=indicator.pk).exists()


def heads(user: Any, indicator: Indicator) -> bool:
    """Whether the person heads the indicator's department today."""
    day = timezone.localdate()
    return Membership.objects.filter(
        Q(end__isnull=True) | Q(end__gte=day),
        user=user,
        department=indicator.department_id,
        role=Membership.Role.HEAD,
        start__lte=day,
    ).exists()
