"""The pages of the open data: what there is, what it means, and all that was published."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from pei_site.absolute import absolute, root
from reports.opendata import dictionary, publications
from reports.opendata.door import of_what_is_published
from reports.opendata.linked import data_set, script
from reports.opendata.snippets import snippets
from reports.opendata.tables import ColumnTable, KeyTable
from reports.pages import show
from reports.scorecard import Scorecard

ON_A_PAGE = 20
NEWEST = 5  # those that the page of the data shows; the list has them all


@of_what_is_published
def open_data(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """Show what can be downloaded, under which licence, and what it means."""
    newest = publications.told(publications.published()[:NEWEST])
    latest = publications.told(
        publications.published().filter(cutoff__date=scorecard.cutoff)[:1]
    )[0]
    plan, *objectives = snippets(request, scorecard)
    return show(
        request,
        "reports/opendata/open_data.html",
        scorecard,
        section="data",
        linked=script(data_set(request, scorecard, latest)),
        latest=latest,
        newest=newest,
        json=latest.paper("json"),
        file=absolute(request, reverse("reports:report_json", args=[latest.at])),
        site=root(request),
        badge=plan,
        badges=objectives,
        columns=ColumnTable(dictionary.of_csv()),
        keys=KeyTable(dictionary.of_json()),
        licence=(settings.PEI_LICENCE_NAME, settings.PEI_LICENCE_URL),
    )


@of_what_is_published
def publication_list(request: HttpRequest, scorecard: Scorecard) -> HttpResponse:
    """List all that was published, newest first."""
    pages = Paginator(publications.published(), ON_A_PAGE)
    page = pages.get_page(request.GET.get("pagina"))
    return show(
        request,
        "reports/opendata/publications.html",
        scorecard,
        section="data",
        publications=publications.told(page),
        page=page,
    )
