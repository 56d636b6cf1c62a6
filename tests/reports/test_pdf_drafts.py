"""A draft says that it is one; the back page says where to check what is published."""

import hashlib
import io

import pikepdf
import pypdfium2
import pytest

from indicators.vocabulary import CutoffState
from reports import exports
from reports.layout import Layout
from reports.scorecard import SheetLine
from tests.reports.cards import a_row, an_objective
from tests.reports.printed import words
from tests.reports.scorecards import WHEN, a_scorecard


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """Return the papers of the hand-made scorecard, made once."""
    return exports.render_all(a_scorecard(), WHEN)


@pytest.mark.parametrize(
    ("state", "mark"),
    [
        (CutoffState.OPEN, "BORRADOR: corte abierto"),
        (CutoffState.CLOSED, "BORRADOR: cerrado, sin publicar"),
    ],
)
def test_a_draft_says_so_on_every_page(state, mark):
    draft = a_scorecard(state=state)

    content = exports.render(draft, "pdf", exports.draft_time(draft))

    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(content)]
    assert [page.get_text_range().count(mark) for page in pages] == [1] * len(pages)


def test_what_is_published_is_no_draft_on_any_page(papers):
    assert "borrador" not in words(papers["pdf"]).lower()


def test_the_back_page_tells_the_digest_of_the_data_inside(papers):
    digest = hashlib.sha256(papers["json"]).hexdigest()

    assert digest in words(papers["pdf"])


def test_the_back_page_leads_to_the_public_revision(papers):
    document = pikepdf.open(io.BytesIO(papers["pdf"]))

    address = "https://testserver/cortes/2023-06-30/revisiones/1/"
    links = [link.A.URI for link in document.pages[-1].Annots]
    assert links == [address]
    assert address in words(papers["pdf"])


def test_a_draft_may_carry_the_reference_sheets():
    row = a_row(sheet=(SheetLine("Fórmula", "A sobre B, por 100"),))
    draft = a_scorecard(objectives=(an_objective(1, row),), state=CutoffState.OPEN)

    content = exports.render(draft, "pdf", WHEN, layout=Layout(annex=True))

    assert "Fórmula A sobre B, por 100" in words(content)
    assert "A sobre B" not in words(exports.render(draft, "pdf", WHEN))
