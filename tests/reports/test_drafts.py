"""Drafts are kept whole, up to a bound, and for nobody else's eyes."""

import os
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from fractions import Fraction
from stat import S_IMODE

import pytest

from indicators.vocabulary import CutoffState
from reports import drafts
from reports.drafts import Wanted
from reports.extracts import Part, Whole, extract
from reports.layout import Layout
from reports.rendering.limits import COMMAND
from tests.reports.scorecards import WHEN, a_scorecard

CONTENT = b"%PDF-" + b"x" * 8_000_000
AT_ONCE, TIMES = 4, 32
DRAFT = a_scorecard(state=CutoffState.OPEN, objectives=())
WHOLE = Whole("a1" * 32, b"{}", WHEN)


@pytest.fixture
def folder(settings, tmp_path):
    """Keep the drafts of a test apart."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "cache" / "drafts"


def test_what_is_kept_is_for_the_site_alone_to_read(folder):
    drafts._keep("draft", CONTENT)

    assert [S_IMODE(one.stat().st_mode) for one in folder.iterdir()] == [0o600]


def test_the_same_draft_made_twice_at_once_is_kept_whole(folder, caplog):
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(lambda _: drafts._keep("draft", CONTENT), range(TIMES)))

    assert caplog.messages == []
    assert [(one.name, one.read_bytes() == CONTENT) for one in folder.iterdir()] == [
        ("draft", True)
    ]


def test_what_cannot_be_kept_is_said_and_leaves_nothing(folder, caplog):
    folder.mkdir(parents=True)
    (folder / "draft").mkdir()

    drafts._keep("draft", CONTENT)

    assert "could not be kept" in caplog.text
    assert [one.name for one in folder.iterdir()] == ["draft"]


def a_brief(percentage: int) -> Wanted:
    """Return the summary of a draft at that percentage: the smallest of papers."""
    scorecard = replace(DRAFT, ratio=Fraction(percentage, 100))
    return Wanted(scorecard, "pdf", part=extract(Part.SUMMARY, "1", scorecard))


def is_kept(wanted: Wanted) -> bool:
    """Return whether it would be given without rendering."""
    return drafts.is_ready(drafts.digest(wanted))


def test_past_the_bound_what_was_read_longest_ago_goes(folder, monkeypatch):
    first, second, third = a_brief(10), a_brief(20), a_brief(30)
    size = len(drafts.draft(first, COMMAND))
    monkeypatch.setattr(drafts, "MOST_BYTES", int(size * 2.5))

    drafts.draft(second, COMMAND)
    both = is_kept(first), is_kept(second)
    for moment, wanted in enumerate((first, second)):
        os.utime(folder / drafts.digest(wanted), (moment, moment))
    drafts.draft(first, COMMAND)  # read again: the second is the oldest now
    drafts.draft(third, COMMAND)

    assert both == (True, True)  # the control: what fits is not thrown away
    assert [is_kept(one) for one in (first, second, third)] == [True, False, True]


def test_a_workbook_is_kept_and_a_table_is_not(folder):
    workbook, table = Wanted(DRAFT, "xlsx"), Wanted(DRAFT, "csv")

    made = drafts.draft(workbook, COMMAND)
    drafts.draft(table, COMMAND)

    assert (is_kept(workbook), is_kept(table)) == (True, False)
    (folder / drafts.digest(workbook)).write_bytes(b"kept")  # read, not made again
    assert made.startswith(b"PK")
    assert drafts.draft(workbook, COMMAND) == b"kept"


def test_whatever_changes_the_paper_changes_its_digest():
    part = extract(Part.SUMMARY, "1", DRAFT)
    wanted = [
        Wanted(DRAFT, "pdf"),
        Wanted(DRAFT, "csv"),
        Wanted(DRAFT, "pdf", layout=Layout(annex=True)),
        Wanted(DRAFT, "pdf", part=part),
        Wanted(DRAFT, "pdf", part=part, whole=WHOLE),
        Wanted(DRAFT, "pdf", part=part, whole=replace(WHOLE, sha256="b2" * 32)),
        Wanted(replace(DRAFT, ratio=None), "pdf"),
    ]

    digests = {drafts.digest(one) for one in wanted}

    assert len(digests) == len(wanted)
    assert drafts.digest(Wanted(DRAFT, "pdf")) in digests
