"""The way from a table of a page to the same rows as files."""

from datetime import date
from urllib.parse import urlsplit

import pytest

from reports.addresses import Revision
from reports.templatetags.explore import take_away
from tests.reports.explore.asked import PLAN, ask
from tests.reports.scorecards import a_scorecard

JUNE = date(2023, 6, 30)


@pytest.mark.parametrize("at", [JUNE, Revision(JUNE, 2)])
@pytest.mark.parametrize(
    ("whose", "query"),
    [
        ({"objective": 5}, "objetivo=5&filas=objetivo"),
        ({"department": "a&b"}, "dependencia=a%26b"),
        (
            {"lagging": True},
            "estado=sin-reporte&estado=rezago&filas=objetivo&orden=-costo",
        ),
    ],
)
def test_a_table_leads_to_its_rows(at, whose, query):
    place = "/cortes/2023-06-30/" + ("revisiones/2/" if at != JUNE else "")

    assert take_away(at, **whose) == {
        "list_url": f"{place}indicadores/?{query}",
        "csv_url": f"{place}indicadores.csv?{query}",
        "xlsx_url": f"{place}indicadores.xlsx?{query}",
    }


@pytest.mark.parametrize("scorecard", [PLAN, a_scorecard()])
def test_what_lags_is_what_the_overview_says_in_its_order(scorecard):
    query = urlsplit(take_away(JUNE, lagging=True)["csv_url"]).query

    told = [(one.objectives, one.row.key) for one in ask(query, scorecard).found]

    assert told == [((card.number,), row.key) for card, row in scorecard.lagging()]
