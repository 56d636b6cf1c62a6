"""Each revision at its own address: its pages, its papers, its notice, what changed."""

import re

import pytest
from django.test import Client

from reports import archive, exports
from tests.builders import JUNE, a_cutoff, a_person, measured
from tests.reports.closings import WHY, published, reopened, two_revisions

HERE = "/cortes/2023-06-30/"
FIRST, SECOND, THIRD = (f"{HERE}revisiones/{number}/" for number in (1, 2, 3))
COMPARED = f"{FIRST}comparar/2/"
PAGES = ("", "objetivos/1/", "indicadores/321/", "dependencias/", "dependencias/SC/")
PAPERS = tuple(f"informe.{file_format}" for file_format in exports.FORMATS)
SUPERSEDED = "Esta es la revisión 1; la vigente es la 2."
QUERIES = 12

pytestmark = pytest.mark.django_db


@pytest.fixture
def june():
    """Keep the open cut-off of June with an indicator at 50,00 %."""
    measured("321", e="30")
    return a_cutoff()


@pytest.fixture
def reader() -> Client:
    """Return the client of somebody of the entity."""
    client = Client()
    client.force_login(a_person("rita"))
    return client


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def links(answer) -> set[str]:
    """Return the addresses of cut-offs that the page leads to."""
    return set(re.findall(r'href="(/cortes/[^"]*)"', answer.content.decode()))


def test_a_published_revision_is_read_in_all_its_pages_and_says_what_it_is(
    client, june, django_assert_max_num_queries
):
    two_revisions("40")

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


def test_links_stay_in_the_revision_but_for_its_notice(client, june):
    two_revisions()

    for page in (*PAGES, "informe/"):
        led = links(client.get(f"{FIRST}{page}"))
        outside = {one for one in led if not one.startswith(FIRST)}
        assert outside <= {HERE, SECOND, COMPARED}, page
    assert f"{FIRST}informe.pdf" in links(client.get(FIRST))
    assert f"{FIRST}indicadores/321/" in links(client.get(f"{FIRST}objetivos/1/"))


def test_every_page_names_the_lasting_address(client, june):
    two_revisions()

    page = client.get(f"{FIRST}objetivos/1/").content.decode()

    link = f'<link rel="canonical" href="https://testserver{HERE}objetivos/1/">'
    assert link in page
    assert link in client.get(f"{HERE}objetivos/1/").content.decode()


def test_papers_come_from_the_archive_and_are_kept_for_ever(client, june):
    two_revisions()

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


def test_the_cut_off_lists_its_revisions_when_there_are_several(client, june):
    published()
    assert "Las revisiones de este corte" not in text(client, HERE)
    reopened()
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    archive.publish_cutoff(cutoff=a_cutoff(), by=None)

    page = text(client, HERE)

    assert "Las revisiones de este corte" in page
    assert f"vigente Motivo: {WHY}" in page
    assert {FIRST, SECOND, COMPARED} <= links(client.get(HERE))


def test_what_is_not_public_and_what_is_not_there_are_the_same_to_a_stranger(
    client, reader, june
):
    published()
    reopened()
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    ends = (*PAGES, "informe/", *PAPERS, "comparar/1/")
    closed, missing = ([f"{one}{end}" for end in ends] for one in (SECOND, THIRD))

    for address in (*closed, *missing, COMPARED, f"{FIRST}comparar/3/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (302, f"/ingresar/?next={address}")
        assert "public" not in answer.headers.get("Cache-Control", "")
    for address in (*missing, f"{FIRST}comparar/3/", f"{FIRST}comparar/{10**30}/"):
        assert reader.get(address).status_code == 404
    for address in (*closed, COMPARED):
        answer = reader.get(address)
        assert answer.status_code == 200
        assert answer.headers["Cache-Control"] == "no-store, private"


def test_the_entitys_people_are_told_how_each_revision_stands(client, reader, june):
    published()
    reopened()
    assert "Este corte se reabrió" in text(reader, HERE)
    assert "Este corte se reabrió" not in text(client, HERE)
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    assert "La revisión 2 está cerrada y no se ha publicado" in text(reader, SECOND)
    assert SUPERSEDED not in text(client, FIRST)
    assert COMPARED in links(reader.get(SECOND))


def test_a_revision_that_was_never_published_gives_way_to_the_next(reader, june):
    archive.close_cutoff(cutoff=june, by=None)
    reopened()
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    assert f"{SUPERSEDED} La 1 se cerró y no se publicó." in text(reader, FIRST)


def test_two_revisions_are_compared_figure_by_figure(client, june):
    two_revisions("40")

    page = text(client, COMPARED)

    assert "Qué cambió entre las revisiones 1 y 2" in page
    assert "Ejecutado al corte Cifras 30,00 40,00" in page
    assert "Avance al corte Cifras 50,00% 66,67%" in page
    assert f"Motivo: {WHY}" in page
    assert "no hay ninguna diferencia" in text(client, f"{FIRST}comparar/1/")
    assert client.get(COMPARED).headers["Cache-Control"] == "public, max-age=300"
    assert client.post(COMPARED).status_code == 405
