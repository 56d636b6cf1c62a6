"""Is the process alive, and can it serve? For load balancers, without sign-in."""

from django.contrib.auth.decorators import login_not_required
from django.core.checks import Tags, run_checks
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe


@login_not_required
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """Liveness: the process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """Readiness: the database answers with every migration and lock; 503 otherwise."""
    checks = {"database": False, "migrations": False, "locks": False}
    try:
        executor = MigrationExecutor(connection)
        checks["database"] = True
        targets = executor.loader.graph.leaf_nodes()
        checks["migrations"] = not executor.migration_plan(targets)
        checks["locks"] = not run_checks(tags=[Tags.database], databases=["default"])
    except DatabaseError:
        pass  # the answer says it: the database stays False
    ok = all(checks.values())
    return JsonResponse(
        {"status": "ok" if ok else "error", **checks}, status=200 if ok else 503
    )
