"""Who enters these screens, and what becomes of the text of those who no longer may."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from indicators.entry.forms import typed_texts
from indicators.models import Indicator
from indicators.visibility import visible
from objectives.models import User

LOOK = "indicators.view_monthlyrecord"
View = Callable[..., HttpResponse]


def entry_page(view: View) -> View:
    """Open a page of the admin to the roles that look at monthly records.

    A person whose session ended while they typed gets their text back on the screen:
    a redirection to the sign-in would throw it away.
    """
    inside = admin.site.admin_view(view)

    @login_not_required
    @wraps(view)
    def door(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _sign_in(request)
        if request.user.is_staff and not request.user.has_perm(LOOK):
            raise PermissionDenied("Su papel no mira los registros mensuales.")
        return inside(request, *args, **kwargs)

    return door


def find_indicator(user: User, key: str) -> Indicator:
    """Return an indicator that the person sees; others are as if they did not exist."""
    indicators = Indicator.objects.select_related("department")
    return get_object_or_404(visible(user, indicators), key=key)


def frame(request: HttpRequest, title: str, **context: Any) -> dict[str, Any]:
    """Return what every page of the admin needs, and the page's own."""
    return {**admin.site.each_context(request), "title": title, **context}


def person(request: HttpRequest) -> User:
    """Return who signed in."""
    return cast(User, request.user)  # the door let nobody else in


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Refuse a form that belongs to another sign-in, and give back what was typed."""
    context = {"typed": typed_texts(request.POST), "back": request.get_full_path()}
    return render(request, "403_csrf.html", context, status=403)


def _sign_in(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    context = {"typed": typed_texts(request.POST), "back": request.get_full_path()}
    return render(request, "admin/entry/signed_out.html", context, status=403)
