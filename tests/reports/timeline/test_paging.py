"""The trend of very many objectives, or indicators: some on each page, all in the file."""

import pytest

from reports.paging import OBJECTIVES
from tests.builders import JUNE, an_objective, measured
from tests.reports.timeline.scenes import CSV, HERE, publish

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("count", "pages"), [(OBJECTIVES, 0), (OBJECTIVES + 1, 2)])
def test_objectives_come_in_pages_where_there_are_very_many(client, count, pages):
    for number in range(1, count + 1):
        measured(f"{number}", objective=an_objective(number), e="30")
    publish(JUNE)

    first, last = client.get(HERE), client.get(f"{HERE}?pagina=2")

    drawn = [line.objective for line in first.context["rest"]]
    assert drawn == [*range(1, OBJECTIVES + 1)]
    assert first.content.decode().count('"visually-hidden">Página') == pages
    told = [line.objective for line in last.context["rest"]]
    assert told == ([count] if pages else drawn)
    assert last.context["line"].id == "plan"
    assert f";{count};" in client.get(CSV).content.decode()


def test_indicators_of_an_objective_come_in_pages_too(client):
    for number in range(1, OBJECTIVES + 2):
        measured(f"4{number:02}", weight="100" if number == 1 else "0", e="30")
    publish(JUNE)

    last = client.get(f"{HERE}?objetivo=1&pagina=2")

    assert [line.row.key for line in last.context["rest"]] == [f"4{OBJECTIVES + 1}"]
    assert 'href="?objetivo=1#meses"' in last.content.decode()
