"""The page of every indicator, and the same list as a file."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from indicators.vocabulary import CutoffState
from reports.addresses import At, Revision, day_of
from reports.doors import at_cutoff
from reports.explore.downloads import to_csv, to_xlsx
from reports.explore.links import address, chips, sorts
from reports.explore.listing import Listing, listing
from reports.explore.selection import Selection
from reports.exports import MEDIA_TYPES, draft_time
from reports.pages import at_of, show, switches
from reports.paging import turn_to
from reports.scorecard import Scorecard
from reports.tables.explore import EntryTable


@at_cutoff
def indicators(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show the indicators that are asked for."""
    listed = listing(request.GET, scorecard)
    at, path, selection = here(request, scorecard), request.path, listed.selection
    asked, leads = request.GET.get("pagina", ""), partial(address, path, selection)
    turned = turn_to(listed.found, asked, leads)
    table = EntryTable(
        scorecard,
        turned.rows,
        at,
        sorts=sorts(path, selection),
        by_objective=selection.by_objective,
    )
    return show(
        request,
        "reports/indicators.html",
        scorecard,
        listed=listed,
        table=table,
        path=path,
        chips=chips(path, listed),
        clear_url=address(path, selection.unfiltered()),
        problems=[*listed.problems, *filter(None, [turned.problem])],
        turned=turned,
        csv_url=file_url("csv", at, selection),
        xlsx_url=file_url("xlsx", at, selection),
        switches=switches(request, scorecard),
    )


@at_cutoff
def indicators_csv(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Hand over the list as a table."""
    listed = listing(request.GET, scorecard)
    if listed.problems:
        return explained(request, scorecard)
    return file(request, scorecard, listed, "csv", to_csv(scorecard, listed))


@at_cutoff
def indicators_xlsx(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Hand over the list as a sheet."""
    listed = listing(request.GET, scorecard)
    if listed.problems:
        return explained(request, scorecard)
    content = to_xlsx(scorecard, listed, draft_time(scorecard))
    return file(request, scorecard, listed, "xlsx", content)


def explained(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Lead to the page, which says what could not be applied: a file cannot."""
    url = reverse("reports:indicators", args=[here(request, scorecard)])
    return redirect(f"{url}?{request.GET.urlencode()}")


def file(
    request: HttpRequest,
    scorecard: Scorecard,
    listed: Listing,
    file_format: str,
    content: bytes,
) -> HttpResponse:
    """Answer with a file whose name says its cut-off, and whether it is all of it."""
    name = file_name(here(request, scorecard), file_format, listed.selection)
    response = HttpResponse(
        content,
        content_type=MEDIA_TYPES[file_format],
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
    if scorecard.state == CutoffState.PUBLISHED:
        response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def file_name(at: At, file_format: str, selection: Selection) -> str:
    """Name a file: pei-indicadores-2023-06-30-filtrados.csv."""
    revision = f"revision-{at.number}-" if isinstance(at, Revision) else ""
    part = "-filtrados" if selection.filters else ""
    return f"{revision}pei-indicadores-{day_of(at).isoformat()}{part}.{file_format}"


def here(request: HttpRequest, scorecard: Scorecard) -> At:
    """Return the cut-off, or the revision, that the address is about."""
    return at_of(request) or scorecard.cutoff


def file_url(file_format: str, at: At, selection: Selection) -> str:
    """Return the address of the list as a file."""
    url = reverse(f"reports:indicators_{file_format}", args=[at])
    return f"{url}?{selection.query}" if selection.query else url
