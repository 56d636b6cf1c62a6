"""The Atom feed: an entry for each publication, newest first."""

import re
from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Enclosure
from django.utils.html import escape

from pei_site.absolute import absolute
from pei_site.formats import date_long, percent
from reports.exports import MEDIA_TYPES
from reports.opendata.publications import Publication

ENTRIES = 20
NO_PLAN = "PEI Seguimiento"
# What people wrote may hold what no XML may: one such character would end the feed.
NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def feed(request: HttpRequest, publications: Sequence[Publication]) -> bytes:
    """Write the feed; without publications it is empty and names nobody."""
    newest = publications[0] if publications else None
    page = absolute(request, reverse("reports:publications"))
    atom = Atom1Feed(
        title=f"Publicaciones: {clean(newest.plan) if newest else NO_PLAN}",
        link=page,
        description="Cada corte publicado del plan, con sus cifras y sus documentos.",
        language="es-CO",
        author_name=clean(newest.entity) if newest else NO_PLAN,
        feed_url=absolute(request, reverse("reports:feed")),
        feed_copyright=settings.PEI_LICENCE_NAME,
    )
    for one in publications:
        _entry(atom, request, one)
    return atom.writeString("utf-8").encode()


def _entry(atom: Atom1Feed, request: HttpRequest, one: Publication) -> None:
    atom.add_item(
        title=f"Seguimiento al {date_long(one.at.date)}, revisión {one.at.number}",
        link=absolute(request, reverse("reports:cutoff", args=[one.at])),
        description=f"<p>{escape(clean(summary(one)))}</p>",
        unique_id=stable_id(one),
        pubdate=one.published_at,
        updateddate=one.published_at,
        enclosures=[
            Enclosure(
                absolute(request, path_of(one, paper.file_format)),
                str(paper.size),
                MEDIA_TYPES[paper.file_format],
            )
            for paper in one.papers
        ],
    )


def summary(one: Publication) -> str:
    """Say the figures of a publication, and why it was made."""
    told = f"Cumplimiento del plan: {percent(one.ratio)}"
    if one.capped_ratio != one.ratio:
        told = f"{told}; con tope del 100 %, {percent(one.capped_ratio)}"
    return f"{told}. Motivo: {one.reason}" if one.reason else f"{told}."


def stable_id(one: Publication) -> str:
    """Name a publication for ever, wherever the site moves: by its archived bytes."""
    digests = " ".join(paper.sha256 for paper in one.papers)
    return uuid5(NAMESPACE_OID, f"{one.at.date} {one.at.number} {digests}").urn


def path_of(one: Publication, file_format: str) -> str:
    """Return where a document of a publication is for ever."""
    return reverse(f"reports:report_{file_format}", args=[one.at])


def clean(text: str) -> str:
    """Take out what XML cannot hold."""
    return NOT_XML.sub(" ", text)
