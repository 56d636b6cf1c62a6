"""The pages of this room, still to be made."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from reports.doors import at_cutoff
from reports.scorecard import Scorecard


@at_cutoff
def missing(request: HttpRequest, scorecard: Scorecard, /, **_: Any) -> HttpResponse:
    """Answer that it is not there yet."""
    raise Http404
