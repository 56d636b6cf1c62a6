"""Addresses that hold outside the site: in feeds, maps, pictures, and for who shares it."""

from django.conf import settings
from django.http import HttpRequest


def absolute(request: HttpRequest, path: str) -> str:
    """Return the whole address: of the configured site, else as the request came.

    Published pages are kept by caches: whoever asks must not decide, by another name or
    port of the same machine, where everybody's links lead.
    """
    return root(request) + path


def root(request: HttpRequest) -> str:
    """Return where the site begins, without a final slash."""
    configured: str = settings.SITE_URL
    return configured or f"{request.scheme}://{request.get_host()}"
