"""The follow-up report in its papers: a page to read, and files to keep."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from indicators.vocabulary import CutoffState
from reports import exports, paper
from reports.addresses import At, Revision, day_of
from reports.archive import ArchivedFile, archived_file
from reports.doors import at_cutoff, not_for_you, shared
from reports.reading import scorecard_for
from reports.revisions import frame
from reports.scorecard import Scorecard


@at_cutoff
def report_html(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show the report to read on screen: the body is the one of the paper."""
    values = paper.context(scorecard) | frame(request, scorecard)
    return render(request, "reports/informe.html", values)


@login_not_required
@require_safe
def report_file(request: HttpRequest, cutoff: At, file_format: str) -> HttpResponse:
    """Give a paper of the report: the archived one if published, else a draft."""
    number = cutoff.number if isinstance(cutoff, Revision) else None
    archived = archived_file(day_of(cutoff), file_format, number)
    if archived and not request.user.is_authenticated:
        return _archived(request, archived, cutoff, file_format)
    scorecard = scorecard_for(request.user, cutoff)
    if scorecard is None:
        return not_for_you(request)
    if archived and scorecard.state == CutoffState.PUBLISHED:
        return _archived(request, archived, cutoff, file_format)
    content = exports.render(scorecard, file_format, exports.draft_time(scorecard))
    return _file(content, cutoff, file_format)


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


def _file(content: bytes, cutoff: At, file_format: str) -> HttpResponse:
    name = exports.file_name(day_of(cutoff), file_format)
    if isinstance(cutoff, Revision):
        name = f"revision-{cutoff.number}-{name}"
    disposition = "inline" if file_format in {"pdf", "json"} else "attachment"
    return HttpResponse(
        content,
        content_type=exports.MEDIA_TYPES[file_format],
        headers={"Content-Disposition": f'{disposition}; filename="{name}"'},
    )
