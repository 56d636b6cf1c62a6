"""Who may open the desk: the Planning Office; others are told that it is not theirs."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from pei_site.places import RUNS_THE_PLAN

P = ParamSpec("P")
Screen = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


def office(screen: Screen[P]) -> Callable[..., HttpResponseBase]:
    """Open the screen to who runs the plan; signing in is demanded of all by default."""

    @wraps(screen)
    def door(
        request: HttpRequest, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponseBase:
        if not request.user.has_perm(RUNS_THE_PLAN):
            raise PermissionDenied("Esta página es de la Oficina de Planeación.")
        return screen(request, *args, **kwargs)

    return door
