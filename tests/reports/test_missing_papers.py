"""What was published before a paper existed: the paper is made from what was frozen."""

import io
from dataclasses import replace

import pytest
from django.core.management import call_command

from indicators.models import Cutoff
from indicators.vocabulary import CutoffState
from reports import exports, snapshot
from reports.archive import close_cutoff
from reports.models import PublishedFile, PublishedReport
from tests.builders import a_cutoff, a_person, measured
from tests.reports.scorecards import WHEN
from tests.scenes import module_scene

SLIDES = "/cortes/2023-06-30/informe.pptx"
OF_THE_REVISION = "/cortes/2023-06-30/revisiones/1/informe.pptx"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    """Keep no slides for another test: they ask for the same."""
    settings.DATA_DIR = tmp_path


@module_scene
def archived() -> bytes:
    """Publish a cut-off as before there were slides; return those it would have had."""
    measured("321", p="50", e="49")
    cutoff = a_cutoff()
    closing = close_cutoff(cutoff=cutoff, by=None)
    frozen = replace(snapshot.loads(closing.scorecard), state=CutoffState.PUBLISHED)
    papers = exports.render_all(frozen, WHEN)
    report = PublishedReport.objects.create(
        cutoff=cutoff,
        revision=1,
        scorecard=snapshot.dumps(frozen),
        published_at=WHEN,
    )
    slides = papers.pop("pptx")
    PublishedFile.objects.bulk_create(
        PublishedFile(report=report, file_format=name, content=content, sha256=name)
        for name, content in papers.items()
    )
    Cutoff.objects.filter(pk=cutoff.pk).update(state=CutoffState.PUBLISHED)
    return slides


@pytest.mark.parametrize("address", [SLIDES, OF_THE_REVISION])
def test_anybody_gets_the_same_slides_as_if_they_were_archived(
    client, archived, address
):
    response = client.get(address)
    tag = {"if-none-match": response.headers["ETag"]}

    assert response.status_code == 200
    assert response.content == archived
    assert response.headers["Cache-Control"] == "public, max-age=300"
    assert client.get(address, headers=tag).status_code == 304


def test_the_figures_are_the_frozen_ones(client, archived):
    Cutoff.objects.update(state=CutoffState.OPEN)
    measured("322", p="50", e="1")

    assert client.get(SLIDES).content == archived


def test_people_of_the_entity_get_them_too(client, archived):
    client.force_login(a_person())

    response = client.get(SLIDES)

    assert response.content == archived
    assert response.headers["Cache-Control"] == "no-store, private"


def test_the_command_writes_the_same(archived, tmp_path):
    target = tmp_path / "informe.pptx"

    call_command(
        "report",
        cutoff="2023-06-30",
        format="pptx",
        output=str(target),
        stdout=io.StringIO(),
    )

    assert target.read_bytes() == archived
