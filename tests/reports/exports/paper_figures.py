"""Reads the figures of a report back from its page and its PDF: from their words."""

import html
import re
from collections.abc import Iterator

import pypdfium2

from reports.scorecard import Row, Scorecard
from tests.reports.exports.figures import DATA, Figures, alike

FIGURE = r"(—|-?[\d.]+(?:,\d+)?%?)"


def of_html(content: bytes, scorecard: Scorecard) -> Figures:
    """Read the report as a page."""
    body = content.decode().partition("<body")[2].partition(">")[2]
    return of_text(html.unescape(re.sub("<[^>]+>", " ", body)), scorecard)


def of_pdf(content: bytes, scorecard: Scorecard) -> Figures:
    """Read the report as paper: the text that search and copy find."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return of_text(" ".join(pages), scorecard)


def of_text(text: str, scorecard: Scorecard) -> Figures:
    """Read the report's words: each objective by its heading, each row by its name."""
    text = re.sub(r"\s+", " ", text)
    capped = rf"(?: Con tope del 100 %: {FIGURE})?"
    found = _pair(0, text, rf"que se pueden calificar\. {FIGURE}{capped}")
    for number, section in _sections(text, scorecard):
        head = rf"indicadores {FIGURE} ?Avance al corte.*?(?: · Con tope del 100 %: {FIGURE})?"
        # Up to where the head ends: the table, or the words that say that there is none.
        found |= _pair(number, section, rf"{head} (?:Nombre indicador|Este objetivo) ")
        for row in scorecard.objective(number).rows:
            found |= _of_row_text(number, row, section)
    return found


def _sections(text: str, scorecard: Scorecard) -> Iterator[tuple[int, str]]:
    headings = [
        text.index(f"Objetivo {card.number}. Metas e indicadores")
        for card in scorecard.objectives
    ]
    ends = [*headings[1:], len(text)]
    for card, start, end in zip(scorecard.objectives, headings, ends, strict=True):
        yield card.number, text[start:end]


def _pair(number: int, text: str, pattern: str) -> Figures:
    said = re.search(pattern, text)
    assert said, (number, pattern, text[:400])
    return {
        (number, "", "porcentaje"): alike(said[1]),
        (number, "", "con tope"): alike(said[2]),
    }


def _of_row_text(number: int, row: Row, section: str) -> Figures:
    """Read a row's figures in the order of its table's headings."""
    name = re.escape(" ".join(f"{row.name} {row.identification}".split()))
    department = re.escape(" ".join(row.department.split()))
    marks = r"(?: ?(?:\*+|\(\d+\)))*"
    figures = f"{FIGURE}(?: inferida)?(?: {FIGURE})(?: {FIGURE})(?: {FIGURE}) {FIGURE}"
    official = f"(?: oficial; recalculado {FIGURE})? {FIGURE} "
    said = re.search(f"{name}{marks} ?{department} ?{figures}{official}", section)
    if not said:
        return {}
    named = zip(DATA, said.groups(), strict=True)
    return {(number, row.key, figure): alike(value) for figure, value in named}
