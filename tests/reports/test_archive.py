"""Closing freezes, publishing archives; neither is ever computed again."""

import hashlib
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from indicators.models import (
    Closing,
    Cutoff,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
)
from indicators.vocabulary import CutoffState
from objectives.models import Objective
from reports import archive, snapshot
from reports.models import PublishedReport
from tests.builders import JUNE, a_cutoff, a_person, measured

pytestmark = pytest.mark.django_db


def published():
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    return archive.publish_cutoff(cutoff=a_cutoff(), by=None)


def test_closing_freezes_the_scorecard_as_the_next_revision():
    measured("321", e="30")
    person = a_person()

    closing = archive.close_cutoff(cutoff=a_cutoff(), by=person)

    frozen = snapshot.loads(closing.scorecard)
    assert (closing.revision, closing.closed_by) == (1, person)
    assert (frozen.state, frozen.revision) == (CutoffState.CLOSED, 1)
    assert a_cutoff().state == CutoffState.CLOSED


def test_later_edits_change_nothing_of_a_closed_cutoff():
    measured("321", e="30")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    before = archive.scorecard_of(a_cutoff())

    IndicatorWeight.objects.update(weight=1)
    Indicator.objects.update(name="Otro nombre", baseline=5)
    Objective.objects.update(statement="Otro enunciado")

    assert archive.scorecard_of(a_cutoff()) == before
    assert before.objectives[0].rows[0].executed == 30


def test_an_open_cutoff_is_computed():
    measured("321", e="30")
    before = archive.scorecard_of(a_cutoff())

    MonthlyRecord.objects.filter(month=6).update(executed=1)

    assert archive.scorecard_of(a_cutoff()) != before


def test_what_is_missing_blocks_closing():
    measured("321", e=None)

    with pytest.raises(ValidationError, match="sin reporte al corte"):
        archive.close_cutoff(cutoff=a_cutoff(), by=None)

    assert a_cutoff().state == CutoffState.OPEN
    assert not Closing.objects.exists()


def test_a_reason_of_spaces_closes_nothing_whoever_wrote_it():
    one = measured("321", e=None)
    decided = Measurement.objects.create(
        cutoff=a_cutoff(), indicator=one, override=" \n\t"
    )

    with pytest.raises(ValidationError, match="sin reporte al corte"):
        archive.close_cutoff(cutoff=a_cutoff(), by=None)

    decided.override = " Acta 3. "
    decided.save()
    assert archive.close_cutoff(cutoff=a_cutoff(), by=None).revision == 1


def test_a_closed_cutoff_is_not_closed_twice():
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    with pytest.raises(ValidationError, match="ya está cerrado"):
        archive.close_cutoff(cutoff=a_cutoff(), by=None)


def test_publishing_archives_every_paper_with_its_hash():
    measured("321")

    report = published()

    assert {file.file_format for file in report.files.all()} == {
        "pdf",
        "xlsx",
        "csv",
        "pptx",
        "json",
    }
    for file in report.files.all():
        assert hashlib.sha256(bytes(file.content)).hexdigest() == file.sha256
    assert archive.scorecard_of(a_cutoff()).state == CutoffState.PUBLISHED


def test_an_open_cutoff_is_not_published():
    measured("321")

    with pytest.raises(ValidationError, match="Sólo se publica un corte cerrado"):
        archive.publish_cutoff(cutoff=a_cutoff(), by=None)


@pytest.mark.parametrize("meanwhile", [{"state": CutoffState.OPEN}, {"revision": 2}])
def test_what_changed_while_the_papers_were_rendered_is_not_published(meanwhile):
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    report = PublishedReport(
        cutoff=a_cutoff(),
        revision=1,
        scorecard="{}",
        published_at="2023-07-01T00:00:00Z",
    )
    Cutoff.objects.update(**meanwhile)

    with pytest.raises(ValidationError, match="cambió mientras se publicaba"):
        archive._store(report, {})

    assert not PublishedReport.objects.exists()


def test_archived_papers_are_read_back_byte_for_byte():
    measured("321")
    report = published()

    stored = archive.archived_file(JUNE, "pdf")

    assert stored.content == bytes(report.files.get(file_format="pdf").content)
    assert stored.content.startswith(b"%PDF-")
    assert stored.created_at == report.published_at


def test_what_was_never_published_has_no_papers():
    measured("321")
    a_cutoff()

    assert archive.archived_file(JUNE, "pdf") is None
    assert archive.published_scorecard(JUNE) is None
    assert archive.published_scorecard(date(1999, 12, 31)) is None


def test_closings_and_publications_are_not_deleted():
    measured("321")
    report = published()

    for kept in (report, Closing.objects.get()):
        with pytest.raises(ValidationError, match="no se borra"):
            kept.delete()
