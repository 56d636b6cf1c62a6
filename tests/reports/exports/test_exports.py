"""Every paper of a scorecard, by its format."""

from datetime import UTC, date, datetime

import pytest

from reports import exports
from tests.reports.scorecards import WHEN, a_scorecard


@pytest.mark.parametrize("file_format", ["pptx", "xlsx", "csv", "json"])
def test_the_same_scorecard_gives_the_same_bytes(file_format):
    first = exports.render(a_scorecard(), file_format, WHEN)

    assert exports.render(a_scorecard(), file_format, WHEN) == first


def test_an_unknown_format_is_refused():
    with pytest.raises(ValueError, match="docx"):
        exports.render(a_scorecard(), "docx", WHEN)


def test_a_draft_bears_the_date_of_its_cutoff():
    assert exports.draft_time(a_scorecard()) == datetime(2023, 6, 30, tzinfo=UTC)


def test_a_downloaded_paper_is_named_by_its_cutoff():
    name = exports.file_name(date(2023, 6, 30), "pdf")

    assert name == "pei-seguimiento-2023-06-30.pdf"
