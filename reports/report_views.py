"""The follow-up report in its papers: a page to read, and files to keep."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from indicators.vocabulary import CutoffState
from reports import drafts, exports, paper
from reports.addresses import At, Revision, day_of
from reports.archive import ArchivedFile, archived_file
from reports.doors import at_cutoff, not_for_you, not_in_it, shared
from reports.drafts import Wanted
from reports.extracts import NoSuchPartError, asked, is_asked
from reports.layout import ANNEX, AS_ARCHIVED, UPRIGHT, Layout, layout_of
from reports.leaves import Leaf, leaves_of, pages_of
from reports.neighbours import around
from reports.pages import switches
from reports.paging import Turned, turn_in, turn_to
from reports.reading import scorecard_for
from reports.rendering.door import BrokenError, BusyError, NotRenderedError
from reports.rendering.limits import PAGE, PUBLIC
from reports.revisions import frame
from reports.scorecard import Scorecard
from reports.whole import whole_of

SOON, LATER = 5, 300  # seconds until it is worth asking again
GO_ON = "elaborar"  # in the address: give what is made now, not the page that waits


@at_cutoff
def report_html(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show the report to read on screen: the body is the one of the paper.

    One that is too long for a page comes leaf by leaf; `hallazgos` asks for the last.
    """
    leaves = leaves_of(scorecard)
    asked = request.GET.get("parte", "")
    if "hallazgos" in request.GET:
        asked = str(len(leaves))
    turned = _turned(leaves, asked) if leaves else None
    leaf = turned.rows[0] if turned else None
    seal = exports.seal(scorecard) if leaf is None or leaf.is_last else None
    values = paper.context(scorecard, seal, pages=pages_of(leaves))
    if leaf:
        previous, following = around(leaves, leaf)
        values |= {"turned": turned, "previous": previous, "following": following}
        values |= _leaf(request, leaf, values)
    values["switches"] = switches(request, scorecard)
    return render(request, "reports/informe.html", values | frame(request, scorecard))


def _turned(leaves: Sequence[Leaf], asked: str) -> Turned[Leaf]:
    return turn_to(leaves, asked, "?parte={}".format, size=1, what="parte")


def _leaf(request: HttpRequest, leaf: Leaf, values: dict[str, Any]) -> dict[str, Any]:
    """Return what of the report stands on a leaf: its objectives, a page of findings."""
    numbers = {card.number for card in leaf.cards}
    findings = turn_in(request, values["findings"], "hallazgos", "hallazgos")
    return {
        "leaf": leaf,
        "told": [one for one in values["sections"] if one.card.number in numbers],
        "findings": findings.rows,
        "finding_pages": findings,
    }


@login_not_required
@require_safe
def report_file(request: HttpRequest, cutoff: At, file_format: str) -> HttpResponse:
    """Give a paper of the report: the archived one if published, else one made now.

    What was published before there was such a paper is made from what was frozen.
    """
    layout = layout_of(request.GET) if file_format == "pdf" else AS_ARCHIVED
    if file_format == "pdf" and (is_asked(request.GET) or layout != AS_ARCHIVED):
        return _otherwise(request, cutoff, layout)
    number = cutoff.number if isinstance(cutoff, Revision) else None
    archived = archived_file(day_of(cutoff), file_format, number)
    if archived and not request.user.is_authenticated:
        return _archived(request, archived, cutoff, file_format)
    scorecard = scorecard_for(request.user, cutoff)
    if scorecard is None:
        return not_for_you(request)
    if archived and scorecard.state == CutoffState.PUBLISHED:
        return _archived(request, archived, cutoff, file_format)
    return _made(
        request, Wanted(scorecard, file_format, whole=whole_of(scorecard)), cutoff
    )


def _otherwise(request: HttpRequest, cutoff: At, layout: Layout) -> HttpResponse:
    """Give a part of the report, or all of it laid out otherwise than it is archived.

    As public as what is archived: it is made from what was frozen.
    """
    scorecard = scorecard_for(request.user, cutoff)
    if scorecard is None:
        return not_for_you(request)
    try:
        part = asked(request.GET, scorecard)
    except NoSuchPartError as error:
        return not_in_it(request, scorecard, cutoff, str(error))
    return _made(
        request, Wanted(scorecard, "pdf", layout, part, whole_of(scorecard)), cutoff
    )


def _made(request: HttpRequest, wanted: Wanted, cutoff: At) -> HttpResponse:
    """Give what is not archived, unless it is known that it cannot be made."""
    whole = wanted.whole
    if not whole or whole.has_pdf or wanted.part or wanted.file_format != "pdf":
        return _draft(request, wanted, cutoff)
    values = {"scorecard": wanted.scorecard, "at": cutoff, "section": "tracking"}
    status = HTTPStatus.NOT_FOUND
    page = render(request, "reports/paper/no_pdf.html", values, status=status)
    return shared(request, page)


def _archived(
    request: HttpRequest, archived: ArchivedFile, cutoff: At, file_format: str
) -> HttpResponse:
    """Give the bytes of the archive; nothing at all to whom already has them."""
    response = _file(archived.content, cutoff, file_format)
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if not request.user.is_authenticated:
        response.headers["Access-Control-Allow-Origin"] = "*"
    etag = quote_etag(archived.sha256)
    response.headers["ETag"] = etag
    answer = get_conditional_response(request, etag=etag, response=response)
    return shared(request, answer or response, for_ever=isinstance(cutoff, Revision))


def _draft(request: HttpRequest, wanted: Wanted, cutoff: At) -> HttpResponse:
    """Give what is not archived; while it is made, who follows a link sees that it is."""
    name = drafts.digest(wanted)
    etag = quote_etag(name)
    response = get_conditional_response(request, etag=etag)
    if response is None:
        is_paper = wanted.file_format == "pdf"
        if is_paper and _would_wait(request) and not drafts.is_ready(name):
            return _preparing(request, wanted, cutoff)
        try:
            limits = PAGE if request.user.is_authenticated else PUBLIC
            content = drafts.draft(wanted, limits, name)
        except NotRenderedError as error:
            return _not_now(request, wanted, cutoff, error)
        response = _file(content, cutoff, wanted.file_format, _told_apart(wanted))
        response.headers["ETag"] = etag
    return shared(request, response) if wanted.whole else response


def _would_wait(request: HttpRequest) -> bool:
    """Whether a person would look at an empty page; programs just get the file."""
    return (
        GO_ON not in request.GET
        and request.accepts("text/html")
        and ("text/html" in request.headers.get("Accept", ""))
    )


def _preparing(request: HttpRequest, wanted: Wanted, cutoff: At) -> HttpResponse:
    """Show at once that it is being made: the browser keeps this page until it is."""
    asked = request.GET.copy()
    asked[GO_ON] = "1"
    again = f"{request.path}?{asked.urlencode()}"
    values = {
        "scorecard": wanted.scorecard,
        "part": wanted.part,
        "word": _word(wanted),
        "at": cutoff,
        "again": again,
        "section": "tracking",
    }
    response = render(request, "reports/paper/preparing.html", values)
    response.headers["Refresh"] = f"0; url={again}"
    patch_vary_headers(response, ["Accept"])
    return response


def _not_now(
    request: HttpRequest, wanted: Wanted, cutoff: At, error: NotRenderedError
) -> HttpResponse:
    """Say that there is no PDF now, when to ask again, and what there is instead."""
    busy = isinstance(error, BusyError)
    values = {
        "scorecard": wanted.scorecard,
        "part": wanted.part,
        "portrait": wanted.layout.portrait,
        "word": _word(wanted),
        "at": cutoff,
        "reason": str(error),
        "busy": busy,
        "broken": isinstance(error, BrokenError),
        "again": request.get_full_path(),
        "section": "tracking",
    }
    response = render(request, "reports/paper/not_now.html", values, status=503)
    response.headers["Retry-After"] = str(SOON if busy else LATER)
    return response


def _word(wanted: Wanted) -> str:
    """Return what people call it."""
    if wanted.part:
        return "extracto"
    return "informe" if wanted.whole else "borrador"


def _told_apart(wanted: Wanted) -> str:
    """Return what tells the file from the whole, archived one; empty: nothing."""
    words = (
        wanted.part.name if wanted.part else "",
        UPRIGHT if wanted.layout.portrait else "",
        ANNEX if wanted.layout.annex else "",
    )
    return " ".join(word for word in words if word)


def _file(content: bytes, cutoff: At, file_format: str, part: str = "") -> HttpResponse:
    name = exports.file_name(day_of(cutoff), file_format)
    if isinstance(cutoff, Revision):
        name = f"revision-{cutoff.number}-{name}"
    if part:
        name = f"{slugify(part)}-{name}"
    disposition = "inline" if file_format in {"pdf", "json"} else "attachment"
    return HttpResponse(
        content,
        content_type=exports.MEDIA_TYPES[file_format],
        headers={"Content-Disposition": f'{disposition}; filename="{name}"'},
    )
