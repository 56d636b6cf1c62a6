"""The frame of the pages: what every one carries, and the files of the identity."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.encoding import escape_uri_path
from django.utils.functional import SimpleLazyObject
from django.views.decorators.http import require_safe

from pei_site.absolute import absolute, root
from pei_site.identity import Asset, Identity

YEAR = 365 * 24 * 60 * 60  # seconds
FIVE_MINUTES = 300  # seconds
# An SVG opened by itself is a document: it may draw, and nothing else.
DRAWING_ONLY = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


def identity_of(request: HttpRequest) -> dict[str, Any]:
    """Put into every page who the site is of; without a query."""
    who: Identity = settings.IDENTITY
    return {
        "identity": {
            "entity": who.entity,
            "contact": who.contact,
            "govco": who.govco,
            "logo": address("identity_logo", who.logo, static("img/logo.svg")),
            "stylesheet": address("identity_css", who.stylesheet, None),
            # Lazy: a host that is not ours is refused when it is asked for.
            "origin": SimpleLazyObject(lambda: root(request)),
            "here": SimpleLazyObject(
                lambda: absolute(request, escape_uri_path(request.path))
            ),
        }
    }


def address(name: str, asset: Asset | None, otherwise: str | None) -> str | None:
    """Return where the asset is served, or where the product's own is."""
    return (
        f"{reverse(name)}?v={asset.version}" if asset and asset.content else otherwise
    )


def serve(choose: Callable[[Identity], Asset | None]) -> Callable[..., HttpResponse]:
    """Return the view of an asset: public, and for a year under its own version."""

    @login_not_required
    @require_safe
    def view(request: HttpRequest) -> HttpResponse:
        asset = choose(settings.IDENTITY)
        if asset is None:
            raise Http404("La instalación usa lo que trae el producto.")
        response = HttpResponse(asset.content, content_type=asset.media_type)
        if asset.suffix == "svg":
            response.headers["Content-Security-Policy"] = DRAWING_ONLY
        same = request.GET.get("v") == asset.version
        kept = {"max_age": YEAR, "immutable": True} if same else {}
        patch_cache_control(
            response, **{"public": True, "max_age": FIVE_MINUTES} | kept
        )
        return response

    return view


stylesheet = serve(lambda who: who.stylesheet)
logo = serve(lambda who: who.logo)


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how accessible the site is, how that is known, and whom to tell."""
    return render(request, "accessibility.html", {"section": "accessibility"})
