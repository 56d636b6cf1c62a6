"""A revision on its way: who sees it before it is published, and what they are told."""

import pytest
from django.test import Client

from reports import archive
from tests.builders import a_cutoff, a_person, measured
from tests.reports.closings import WHY, published, reopened
from tests.reports.pages import HERE, text
from tests.reports.revisions import (
    COMPARED,
    FIRST,
    PAGES,
    PAPERS,
    SECOND,
    SUPERSEDED,
    THIRD,
    links,
)

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
