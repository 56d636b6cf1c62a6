"""Who may open a page of a cut-off, and what everybody else is told.

A published cut-off is public (Ley 1712). For an anonymous reader what is not
published and what does not exist are the same: sign in.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.views.decorators.http import require_safe

from reports.addresses import At
from reports.reading import Reader, latest_for, scorecard_for
from reports.scorecard import Scorecard

PUBLIC_SECONDS = 300
YEAR = 365 * 24 * 60 * 60  # seconds

P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, Scorecard, P], HttpResponse]


def who_asks(request: HttpRequest) -> Reader:
    """Read as the person who asks may."""
    return request.user


def at_cutoff(
    page: Page[P], reader: Callable[[HttpRequest], Reader] = who_asks
) -> Callable[..., HttpResponse]:
    """Open the page at the cut-off (or revision) of its address, to whom may see it.

    `reader` says in whose name it is read.
    """

    @login_not_required
    @require_safe
    @wraps(page)
    def door(
        request: HttpRequest, cutoff: At, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        scorecard = scorecard_for(reader(request), cutoff)
        if scorecard is None:
            return not_for_you(request)
        try:
            answer = page(request, scorecard, *args, **kwargs)
        except Http404 as missing:
            return not_in_it(request, scorecard, cutoff, str(missing))
        return shared(request, answer)

    return door


def at_latest(page: Page[[]]) -> Callable[..., HttpResponse]:
    """Open the page at the latest cut-off that the reader may see."""

    @login_not_required
    @require_safe
    @wraps(page)
    def door(request: HttpRequest) -> HttpResponse:
        cutoff = latest_for(request.user)
        scorecard = scorecard_for(request.user, cutoff) if cutoff else None
        if scorecard is None:
            return nothing_yet(request)
        return shared(request, page(request, scorecard))

    return door


def not_for_you(request: HttpRequest) -> HttpResponse:
    """Answer what is missing or not published; a signed-in reader is told it is missing."""
    if request.user.is_authenticated:
        raise Http404("No existe ese corte o esa revisión.")
    return redirect_to_login(request.get_full_path())


def not_in_it(
    request: HttpRequest, scorecard: Scorecard, at: At, message: str
) -> HttpResponse:
    """Answer that a cut-off which the reader may see lacks what the address names."""
    parts = {"scorecard": scorecard, "at": at, "message": message}
    return render(
        request,
        "reports/not_at_cutoff.html",
        {"section": "tracking", **parts},
        status=HTTPStatus.NOT_FOUND,
    )


def nothing_yet(request: HttpRequest) -> HttpResponse:
    """Answer when the reader can see no cut-off at all: what to do about it."""
    if request.user.is_authenticated:
        return render(request, "reports/nothing_yet.html", {"section": "tracking"})
    return redirect_to_login(request.get_full_path())


def shared(
    request: HttpRequest, response: HttpResponse, *, for_ever: bool = False
) -> HttpResponse:
    """Let what anonymous readers get be cached: it is published.

    The way to the sign-in is not: what it hides may be published a moment later.
    `for_ever`: what this address gives never changes, as a revision's papers.
    """
    sent_away = response.status_code == HTTPStatus.FOUND
    if not request.user.is_authenticated and not sent_away:
        kept = {"max_age": YEAR, "immutable": True} if for_ever else {}
        patch_cache_control(
            response, **{"public": True, "max_age": PUBLIC_SECONDS} | kept
        )
        patch_vary_headers(response, ["Cookie"])
    return response
