"""The product, some of whose answers take half a second when they are asked to."""

from collections.abc import Callable, Iterable
from typing import Any

from pei_site.wsgi import application as product
from tests.soak.arena import pause

SLOWLY = 0.5  # seconds


def application(
    environ: dict[str, Any], start_response: Callable[..., Any]
) -> Iterable[bytes]:
    """Wait first, where the question says so: the request is under way meanwhile."""
    if environ["QUERY_STRING"] == "lento":
        pause(SLOWLY)
    return product(environ, start_response)
