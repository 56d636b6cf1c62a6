"""What is frozen reads back equal, to the last fraction."""

import json

import pytest

from objectives.models import Change
from reports import snapshot
from reports.assembly import assemble
from tests.builders import a_cutoff, a_plan, an_indicator, measured, weigh
from tests.reports.scorecards import REWEIGHED, a_scorecard

pytestmark = pytest.mark.django_db


def test_a_scorecard_reads_back_equal():
    measured("545", weight="50", p="30", e="20")
    measured("546", weight="30", e=None)
    weigh(an_indicator("1"), "20")
    scorecard = assemble(a_cutoff())

    assert snapshot.loads(snapshot.dumps(scorecard)) == scorecard


def test_fractions_are_kept_exactly():
    measured("545", p="30", e="20")

    text = json.loads(snapshot.dumps(assemble(a_cutoff())))

    assert text["objectives"][0]["ratio"] == "2/3"


def test_what_was_frozen_before_reasons_and_values_were_told_still_reads():
    measured("545", p="30", e="20")
    Change.objects.create(plan=a_plan(), number="001")
    scorecard = assemble(a_cutoff())
    text = json.loads(snapshot.dumps(scorecard))

    assert text.pop("revision_reason") == ""
    assert text["changes"][0].pop("values") == []

    assert snapshot.loads(json.dumps(text)) == scorecard


def test_what_a_change_did_reads_back_equal():
    scorecard = a_scorecard(changes=(REWEIGHED,))

    assert snapshot.loads(snapshot.dumps(scorecard)) == scorecard


def test_what_is_written_begins_with_its_head_a_member_on_each_line():
    text = snapshot.dumps(a_scorecard())

    names = [line.split('"')[1] for line in text.splitlines()[1:-1]]
    assert names == list(json.loads(text))


def test_what_was_frozen_with_another_layout_still_reads():
    scorecard = a_scorecard(changes=(REWEIGHED,))
    indented = json.dumps(json.loads(snapshot.dumps(scorecard)), indent=1)

    assert snapshot.loads(indented) == scorecard


def test_two_revisions_never_read_as_one_another():
    first, second = a_scorecard(revision=1), a_scorecard(revision=2)
    texts = [snapshot.dumps(one) for one in (first, second)]

    assert [snapshot.loads(text) for text in (*texts, *texts)] == [
        first,
        second,
        first,
        second,
    ]
