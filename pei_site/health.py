"""Is the process alive, can it serve, is it backed up? For machines, without sign-in."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from pei_site.damage import watch
from pei_site.migrating import waiting
from reports.backup import age
from reports.backup.watching import alarms


@login_not_required
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Liveness: the process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Readiness: the database answers, whole, with every migration and lock; else 503.

    An old backup, a drill that failed and an archive that stands still are warnings: who
    balances the load must go on sending people here.
    """
    checks = dict.fromkeys(("database", "migrations", "locks", "whole"), False)
    try:
        lacking = waiting(connection)
        checks["database"] = True
        checks["migrations"] = not lacking
        checks["locks"] = not run_checks(tags=[Tags.database], databases=["default"])
        checks["whole"] = watch.is_whole(connection)
    except DatabaseError:
        pass  # the answer says it: the database stays False
    ok = all(checks.values())
    return JsonResponse(
        {
            "status": "ok" if ok else "error",
            **checks,
            # Who has waited for a database that does not answer is not made to wait again.
            "warnings": alarms(connection if checks["database"] else None),
        },
        status=200 if ok else 503,
    )


@login_not_required
@require_safe
def backed_up(request: HttpRequest) -> JsonResponse:
    """Whether what is kept could be brought back: 503 for who watches if it could not.

    The last good backup is recent, the last drill went well, PostgreSQL archives if it
    was told to. `hours` null: no backup is known. `limit` 0: this installation does not ask.
    """
    last, told = age.last_good(), alarms(connection)
    return JsonResponse(
        {
            "status": "error" if told else "ok",
            "hours": age.hours(last) if last else None,
            "limit": settings.BACKUP_MAX_AGE // age.HOUR,
            "warnings": told,
        },
        status=503 if told else 200,
    )
