"""Each revision at its own address: its pages, its papers, its notice, what changed."""

import pytest

from reports import archive, revision_views
from tests.builders import JUNE, a_cutoff, measured
from tests.reports.closings import WHY, two_revisions
from tests.reports.pages import HERE, text
from tests.reports.revisions import (
    COMPARED,
    FIRST,
    PAGES,
    PAPERS,
    SECOND,
    SUPERSEDED,
    links,
)
from tests.scenes import module_scene

QUERIES = 12

pytestmark = pytest.mark.django_db


@module_scene
def june():
    """June is published at 50,00 %, and again at 66,67 %."""
    measured("321", e="30")
    a_cutoff()
    two_revisions("40")


def test_a_published_revision_is_read_in_all_its_pages_and_says_what_it_is(
    client, django_assert_max_num_queries
):
    for page in (*PAGES, "informe/"):
        with django_assert_max_num_queries(QUERIES):
            first = text(client, f"{FIRST}{page}")
        assert SUPERSEDED in first
        assert f"Motivo de la revisión 2: {WHY}" in first
        assert SUPERSEDED not in text(client, f"{SECOND}{page}")
        assert SUPERSEDED not in text(client, f"{HERE}{page}")
    assert "50,00%" in text(client, f"{FIRST}objetivos/1/")
    for latest in (SECOND, HERE):
        assert "66,67%" in text(client, f"{latest}objetivos/1/")


def test_links_stay_in_the_revision_but_for_its_notice(client):
    for page in (*PAGES, "informe/"):
        led = links(client.get(f"{FIRST}{page}"))
        outside = {one for one in led if not one.startswith(FIRST)}
        assert outside <= {HERE, SECOND, COMPARED}, page
    assert f"{FIRST}informe.pdf" in links(client.get(FIRST))
    assert f"{FIRST}indicadores/321/" in links(client.get(f"{FIRST}objetivos/1/"))


def test_every_page_names_the_lasting_address(client):
    page = client.get(f"{FIRST}objetivos/1/").content.decode()

    link = f'<link rel="canonical" href="https://testserver{HERE}objetivos/1/">'
    assert link in page
    assert link in client.get(f"{HERE}objetivos/1/").content.decode()


def test_papers_come_from_the_archive_and_are_kept_for_ever(client):
    for number, place in ((1, FIRST), (2, SECOND)):
        for paper in PAPERS:
            stored = archive.archived_file(JUNE, paper.rpartition(".")[2], number)
            answer = client.get(f"{place}{paper}")
            kept = answer.headers["Cache-Control"]
            assert answer.content == stored.content
            assert answer.headers["ETag"] == f'"{stored.sha256}"'
            assert kept == "public, max-age=31536000, immutable"
            assert f"revision-{number}-pei" in answer.headers["Content-Disposition"]
    again = {"if-none-match": client.get(f"{FIRST}{PAPERS[3]}").headers["ETag"]}
    assert client.get(f"{FIRST}{PAPERS[3]}", headers=again).status_code == 304


def test_very_many_differences_come_in_pages_by_what_they_are_of(client, monkeypatch):
    whole = client.get(COMPARED)
    places = [table.caption for table in whole.context["tables"]]
    monkeypatch.setattr(revision_views, "PLACES", 1)

    told = [client.get(COMPARED, {"pagina": n + 1}) for n in range(len(places))]

    assert len(places) > 2
    assert "Páginas de las diferencias" not in whole.content.decode()
    captions = [table.caption for one in told for table in one.context["tables"]]
    assert captions == places
    assert "con diferencias, 2 a 2 de" in told[1].content.decode()


def test_two_revisions_are_compared_figure_by_figure(client):
    page = text(client, COMPARED)

    assert "Qué cambió entre las revisiones 1 y 2" in page
    assert "Ejecutado al corte Cifras 30,00 40,00" in page
    assert "Avance al corte Cifras 50,00% 66,67%" in page
    assert f"Motivo: {WHY}" in page
    assert "no hay ninguna diferencia" in text(client, f"{FIRST}comparar/1/")
    assert client.get(COMPARED).headers["Cache-Control"] == "public, max-age=300"
    assert client.post(COMPARED).status_code == 405
