"""Public evidence, handed over while it is public."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from indicators.evidence.handing import MISSING, handed_over
from pei_site.middleware import NOT_KEPT
from reports.doors import at_cutoff
from reports.public_evidence import public_evidence
from reports.scorecard import Scorecard

View = Callable[..., HttpResponse]
# It may be withdrawn at any moment: who keeps a copy asks again before each use, and is
# told in a few bytes that it is still the same.
ASK_AGAIN = "no-cache"


def never_kept(view: View) -> View:
    """Take back what the door allows to caches; what is not found keeps its own."""

    @wraps(view)
    def door(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code in {200, 304}:
            known = request.user.is_authenticated
            response.headers["Cache-Control"] = NOT_KEPT if known else ASK_AGAIN
        return response

    return door


@never_kept
@at_cutoff
def evidence(
    request: HttpRequest, scorecard: Scorecard, key: str, pk: int
) -> HttpResponse:
    """Hand over a public file of an indicator; private is the same as missing."""
    if not scorecard.places_of(key):
        raise Http404("No existe ese indicador en el corte.")
    found = public_evidence(scorecard, key).filter(pk=pk).first()
    if found is None:
        raise Http404(MISSING)
    response = handed_over(found, cache=ASK_AGAIN)
    etag = quote_etag(found.sha256)
    response.headers["ETag"] = etag
    same = get_conditional_response(request, etag=etag, response=response)
    return same or response
