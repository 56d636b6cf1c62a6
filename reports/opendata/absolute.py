"""Addresses that hold outside the site: in feeds, maps, pictures and snippets."""

from django.conf import settings
from django.http import HttpRequest


def absolute(request: HttpRequest, path: str) -> str:
    """Return the whole address: of the configured site, else as the request came."""
    return root(request) + path


def root(request: HttpRequest) -> str:
    """Return where the site begins, without a final slash."""
    configured: str = settings.SITE_URL
    return configured or f"{request.scheme}://{request.get_host()}"
