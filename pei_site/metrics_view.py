"""The metrics, to whoever has the token."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST

from pei_site.metrics import start
from reports.gauges import Gauges


@login_not_required
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer in Prometheus' text; 404 where it is not configured, 401 without the token."""
    counters = start()
    if counters is None:
        raise Http404
    given = request.headers.get("Authorization", "")
    if not constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
        refusal = HttpResponse("Falta el token.\n", "text/plain", 401)
        refusal.headers["WWW-Authenticate"] = 'Bearer realm="metricas"'
        return refusal
    return HttpResponse(counters.text([Gauges()]), CONTENT_TYPE_LATEST)
