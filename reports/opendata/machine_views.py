"""What machines ask for: schema, dictionary, feed, map of the site, and its rules."""

import json

from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap as django_sitemap
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from pei_site.absolute import absolute, root
from reports.opendata import dictionary, publications
from reports.opendata.door import given, latest_published, of_the_site
from reports.opendata.feed import ENTRIES, feed as feed_of
from reports.opendata.sitemaps import PublishedPages, places

PRIVATE = ("admin:index", "login", "logout", "password_change", "account")


@of_the_site
def schema(request: HttpRequest) -> HttpResponse:
    """Give the JSON Schema of the open data, named by where it is."""
    own = {"$id": absolute(request, reverse("reports:schema"))}
    told = json.loads(dictionary.schema_text()) | own
    text = json.dumps(told, ensure_ascii=False, indent=2)
    return given(
        request,
        f"{text}\n".encode(),
        "application/schema+json",
        Access_Control_Allow_Origin="*",
        Cross_Origin_Resource_Policy="cross-origin",
    )


@of_the_site
def dictionary_csv(request: HttpRequest) -> HttpResponse:
    """Hand over the data dictionary as a table."""
    return given(
        request,
        dictionary.as_csv(),
        "text/csv; charset=utf-8",
        Content_Disposition='attachment; filename="diccionario-de-datos.csv"',
        Access_Control_Allow_Origin="*",
        Cross_Origin_Resource_Policy="cross-origin",
    )


@of_the_site
def feed(request: HttpRequest) -> HttpResponse:
    """Tell of the latest publications."""
    rows = publications.told(publications.published()[:ENTRIES])
    return given(
        request,
        feed_of(request, rows),
        "application/atom+xml; charset=utf-8",
        Cross_Origin_Resource_Policy="cross-origin",
    )


@of_the_site
def sitemap(request: HttpRequest) -> HttpResponse:
    """Map the published pages."""
    rows = publications.told(publications.published())
    pages = places(rows, latest_published())
    sections: dict[str, type[Sitemap] | Sitemap] = {
        "publicado": PublishedPages(root(request), pages)
    }
    return django_sitemap(request, sections)


@of_the_site
def robots(request: HttpRequest) -> HttpResponse:
    """Let search engines read what is public, and say where its map is."""
    where = absolute(request, reverse("reports:sitemap"))
    lines = [
        "User-agent: *",
        *(f"Disallow: {reverse(name)}" for name in PRIVATE),
        "",
        f"Sitemap: {where}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
