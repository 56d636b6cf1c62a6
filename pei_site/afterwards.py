"""What is done once people have their answer: they do not wait, and its time tells nothing."""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from functools import partial

from django.http import HttpRequest, HttpResponse

LOGGER = logging.getLogger(__name__)
Work = Callable[[], object]
# Of the request being answered; None outside any.
_pending: ContextVar[list[Work] | None] = ContextVar("afterwards", default=None)


def after_answer(work: Work) -> None:
    """Do it when the answer was sent; outside a request, now. A failure is logged."""
    pending = _pending.get()
    if pending is None:
        _do(work)
    else:
        pending.append(work)


class AfterwardsMiddleware:
    """Hands what was put off to the answer, which does it when it is closed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Collect what the request puts off."""
        pending: list[Work] = []
        before = _pending.set(pending)
        try:
            response = self.get_response(request)
        finally:
            _pending.reset(before)
        closers = response._resource_closers  # type: ignore[attr-defined] # of Django
        closers.extend(partial(_do, work) for work in pending)
        return response


def _do(work: Work) -> None:
    try:
        work()
    except Exception:
        LOGGER.exception("What was to follow an answer failed")
