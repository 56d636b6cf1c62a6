"""The product's addresses and two more that fail: in a view, and inside a template."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from pei_site import urls

handler500 = urls.handler500


@login_not_required
def fails(request: HttpRequest) -> HttpResponse:
    """Fail as a mistake of ours would."""
    raise ValueError("a view that fails")


@login_not_required
def fails_inside_a_template(request: HttpRequest) -> HttpResponse:
    """Fail half-way through a page."""
    template = engines["django"].from_string("{% include 'no-such.html' %}")
    return HttpResponse(template.render({}, request))


urlpatterns = [
    path("falla/", fails, name="fails"),
    path("falla-plantilla/", fails_inside_a_template, name="fails_inside"),
    *urls.urlpatterns,
]
