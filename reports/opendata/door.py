"""What this room gives is what anybody may have: it reads as an anonymous reader does.

A person of the entity gets the published figures here too, never a draft: a badge or a
feed is made to be shown elsewhere.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from reports.doors import Page, at_cutoff, not_for_you, nothing_yet, shared
from reports.reading import latest_for, scorecard_for
from reports.scorecard import Scorecard

ANYBODY = AnonymousUser()

P = ParamSpec("P")


def at_published(page: Page[P]) -> Callable[..., HttpResponse]:
    """Open the page at a published cut-off, or a published revision of it."""
    return at_cutoff(page, reader=lambda _: ANYBODY)


def at_latest_published(page: Page[P]) -> Callable[..., HttpResponse]:
    """Open a picture at the latest published cut-off."""

    @login_not_required
    @require_safe
    @wraps(page)
    def door(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        scorecard = latest_published()
        if scorecard is None:
            return not_for_you(request)
        return shared(request, page(request, scorecard, *args, **kwargs))

    return door


def of_what_is_published(page: Page[[]]) -> Callable[..., HttpResponse]:
    """Open a page of the site once something is published."""

    @login_not_required
    @require_safe
    @wraps(page)
    def door(request: HttpRequest) -> HttpResponse:
        scorecard = latest_published()
        if scorecard is None:
            return nothing_yet(request)
        return shared(request, page(request, scorecard))

    return door


def of_the_site(
    page: Callable[[HttpRequest], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Open what says nothing of any cut-off, or only of the published ones."""

    @login_not_required
    @require_safe
    @wraps(page)
    def door(request: HttpRequest) -> HttpResponse:
        return shared(request, page(request))

    return door


def latest_published() -> Scorecard | None:
    """Read the latest cut-off as it was published; None: nothing was yet."""
    cutoff = latest_for(ANYBODY)
    return scorecard_for(ANYBODY, cutoff) if cutoff else None


def given(
    request: HttpRequest, content: bytes, content_type: str, **headers: str
) -> HttpResponse:
    """Give the bytes, or nothing to whom already has them; headers: Any_Name="…"."""
    etag = quote_etag(hashlib.sha256(content).hexdigest())
    response = HttpResponse(content, content_type=content_type)
    for name, value in headers.items():
        response.headers[name.replace("_", "-")] = value
    response.headers["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return answer or response
