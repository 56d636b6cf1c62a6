"""A report is styled by its own sheets and by what of WeasyPrint's it has."""

import logging

import pytest
import weasyprint
from weasyprint.css import get_all_computed_styles
from weasyprint.html import UA

from pei_site.texts import without_hidden
from reports import exports, paper, pdf
from reports.rendering import door
from tests.reports.scorecards import WHEN, a_scorecard

LIST = "<title>x</title><ul><li>a<li>b</ul>"


@pytest.fixture
def whole_sheet(monkeypatch):
    """Give every element the styles of notes and markers too, as WeasyPrint does."""
    pdf._tools.cache_clear()
    monkeypatch.setattr(pdf, "_reader", lambda: weasyprint.HTML)
    yield
    pdf._tools.cache_clear()


def styles(html: str) -> int:
    """Count the styles that a document's elements and their parts have."""
    document = pdf._tools()[2](string=html)
    return len(get_all_computed_styles(document).get_computed_styles())


def test_the_bytes_are_those_of_weasyprints_own_sheet(whole_sheet):
    scorecard = a_scorecard()
    html = without_hidden(paper.document(scorecard, WHEN, exports.seal(scorecard, b"")))

    theirs = pdf.render(html, [], WHEN)
    ours = door.render(html, [], WHEN).content  # in a process of its own

    assert ours == theirs


def test_there_is_nothing_to_say_of_our_own_sheets(caplog):
    pdf._tools.cache_clear()
    with caplog.at_level(logging.WARNING):
        pdf._tools()

    assert caplog.messages == []


def test_only_what_a_report_has_is_styled():
    assert len(pdf.NOTES.findall(UA)) == 5
    assert styles(LIST) == 9  # html, head, title, body, ul, two li and their markers


def test_weasyprints_own_sheet_styles_six_things_more_of_each_element(whole_sheet):
    """The control: that is what a large report has no memory for."""
    assert styles(LIST) == 7 * 7
