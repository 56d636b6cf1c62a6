"""The list of publications reads the head of each scorecard, never all of it."""

from dataclasses import replace

import pytest

from indicators.models import Reopening
from reports import snapshot
from reports.addresses import Revision
from reports.archive import published_scorecard
from reports.exports import FORMATS
from reports.models import PublishedReport
from reports.opendata import publications
from tests.builders import JUNE, a_cutoff, measured
from tests.reports.closings import WHY, reopened
from tests.reports.opendata.shelf import shelved, two_shelved
from tests.reports.scorecards import PLAN, a_scorecard, nothing_judged

TRICKY = 'Misión\n "objectives": []'


@pytest.mark.parametrize(
    "scorecard",
    [
        a_scorecard(),
        nothing_judged(),
        a_scorecard(objectives=()),
        a_scorecard(plan=replace(PLAN, mission=TRICKY)),
    ],
)
def test_the_head_of_a_scorecard_says_its_figures(scorecard):
    head = publications.headline(snapshot.dumps(scorecard))

    assert head["plan"]["mission"] == scorecard.plan.mission
    assert head["ratio"] == (scorecard.ratio and str(scorecard.ratio))
    assert "objectives" not in head


def test_a_head_that_is_cut_is_no_head():
    assert publications.headline(snapshot.dumps(a_scorecard())[:200]) is None


@pytest.mark.django_db
def test_publications_are_told_newest_first_with_their_documents():
    measured("321", weight="100", p="50", e="49")
    a_cutoff()
    two_shelved()

    second, first = publications.told(publications.published())

    assert (second.at, first.at) == (Revision(JUNE, 2), Revision(JUNE, 1))
    assert (second.in_force, first.in_force) == (True, False)
    assert (second.reason, first.reason) == (WHY, "")
    assert [paper.file_format for paper in first.papers] == list(FORMATS)
    assert first.ratio == published_scorecard(JUNE, 1).ratio
    assert first.entity == "Secretaría General"
    stored = PublishedReport.objects.get(revision=1).files.get(file_format="csv")
    assert first.paper("csv").sha256 == stored.sha256
    assert first.paper("csv").size == len(stored.content)
    assert first.paper("docx") is None


@pytest.mark.django_db
def test_a_plan_with_endless_texts_is_read_whole(monkeypatch):
    measured("321", weight="100", p="50", e="49")
    a_cutoff()
    shelved()
    monkeypatch.setattr(publications, "HEAD", 50)

    (one,) = publications.told(publications.published())

    assert one.ratio == published_scorecard(JUNE).ratio


@pytest.mark.django_db
def test_a_reopening_is_not_told_until_what_follows_is_published():
    measured("321", weight="100", p="50", e="49")
    a_cutoff()
    shelved()
    before = publications.told(publications.published())

    reopened("Motivo que nadie de afuera debe leer.")

    assert Reopening.objects.count() == 1
    assert publications.told(publications.published()) == before


@pytest.mark.django_db
def test_publications_are_told_in_two_queries(django_assert_num_queries):
    measured("321", weight="100", p="50", e="49")
    a_cutoff()
    two_shelved()

    with django_assert_num_queries(2):
        assert len(publications.told(publications.published())) == 2
