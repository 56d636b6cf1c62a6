"""The PDF of a part: the same norms, the figures of the scorecard, and whose part it is."""

import hashlib
import io
import logging
from dataclasses import replace
from datetime import UTC, datetime

import pikepdf
import pypdfium2
import pytest

from indicators.vocabulary import CutoffState
from pei_site.formats import percent, quantity
from reports import extracting
from reports.extracts import Extract, Part, Whole, extract
from tests.reports.cards import a_row, an_objective, over_and_behind
from tests.reports.printed import structure, words
from tests.reports.scorecards import FINDING, a_scorecard

WHOLE = Whole("a1" * 32, b'{"data": 1}', datetime(2023, 7, 31, 15, tzinfo=UTC))
PARTS = [(Part.DEPARTMENT, "OPR"), (Part.OBJECTIVE, "5"), (Part.SUMMARY, "1")]


def part_of(part: Part, value: str) -> Extract:
    """Return a part of the hand-made report."""
    return extract(part, value, a_scorecard())


@pytest.fixture(scope="module")
def papers() -> dict[Part, bytes]:
    """Return each variant of the hand-made report, made once."""
    return {
        part: extracting.render(a_scorecard(), part_of(part, value), WHOLE)
        for part, value in PARTS
    }


@pytest.mark.parametrize("part", Part)
def test_every_variant_claims_both_norms_and_carries_the_data(papers, part):
    document = pikepdf.open(io.BytesIO(papers[part]))

    with document.open_metadata() as claims:
        assert (claims.pdfa_status, claims["pdfuaid:part"]) == ("3A", "1")
    carried = document.attachments["pei-seguimiento-2023-06-30.json"]
    assert carried.get_file().read_bytes() == WHOLE.data
    assert str(document.Root.Lang) == "es-CO"
    assert all(alt for tag, alt in structure(papers[part]) if tag == "Figure")
    assert (
        next(tag for tag, _ in structure(papers[part]) if tag in {"H1", "H2"}) == "H1"
    )


@pytest.mark.parametrize("part", Part)
def test_every_variant_says_of_which_report_it_is_a_part(papers, part):
    text = words(papers[part])

    assert "Extracto del informe publicado, revisión 1" in text
    assert WHOLE.sha256 in text
    assert hashlib.sha256(WHOLE.data).hexdigest() in text
    assert "https://testserver/cortes/2023-06-30/revisiones/1/" in text
    assert "BORRADOR" not in text


def test_an_objective_prints_the_figures_of_the_scorecard(papers):
    card, text = over_and_behind(), words(papers[Part.OBJECTIVE])

    for row in card.rows:
        assert percent(row.ratio) in text
        assert quantity(row.programmed, row.decimals) in text
        assert quantity(row.executed, row.decimals) in text
    assert percent(card.ratio) in text
    assert "Objetivo 1." not in text
    assert "98,31%" not in text  # of objective 1


def test_a_department_prints_each_of_its_indicators(papers):
    card = a_scorecard()

    text = words(papers[Part.DEPARTMENT])

    assert all(percent(one.ratio) in text for one in card.objectives)
    assert all(
        row.identification in text for one in card.objectives for row in one.rows
    )


def test_the_summary_is_two_pages_with_every_objective(papers):
    card, text = a_scorecard(), words(papers[Part.SUMMARY])

    assert len(pypdfium2.PdfDocument(papers[Part.SUMMARY])) == 2
    assert percent(card.ratio) in text
    assert all(percent(one.ratio) in text for one in card.objectives)


def test_the_longest_plan_still_fits_on_two_pages(caplog):
    row = a_row(
        identification="Meta " * 40,
        name="Nombre " * 40,
        sentence="Rezago 1,69%: " + "palabra " * 400,
        department="Subsecretaría de " + "muchas cosas " * 20,
    )
    rows = [
        replace(
            row,
            key=str(one),
            department_code=str(one),
            department=f"{one} {row.department}",
        )
        for one in range(8)
    ]
    card = an_objective(1, *rows, statement="Mejorar la gestión pública " * 30)
    cards = [
        replace(card, number=n, capped_ratio=card.ratio / 2, incomplete=True)
        for n in range(1, 41)
    ]
    plan = replace(a_scorecard().plan, name="Plan Estratégico " * 18)
    worst = a_scorecard(plan=plan, objectives=tuple(cards), findings=(FINDING,) * 30)
    draft = replace(worst, state=CutoffState.OPEN)

    with caplog.at_level(logging.WARNING, logger="reports.rendering.door"):
        content = extracting.render(worst, part_of(Part.SUMMARY, "1"), WHOLE)
        of_draft = extracting.render(draft, part_of(Part.SUMMARY, "1"))

    assert len(pypdfium2.PdfDocument(content)) == 2
    assert len(pypdfium2.PdfDocument(of_draft)) == 2
    assert "BORRADOR: corte abierto" in words(of_draft)
    assert "los otros 32 están en el informe completo" in words(content)
    assert caplog.messages == []


def test_a_part_of_a_draft_says_so_on_every_page():
    draft = a_scorecard(state=CutoffState.OPEN, revision=None)

    content = extracting.render(draft, extract(Part.OBJECTIVE, "5", draft))

    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(content)]
    assert all("BORRADOR: corte abierto" in page.get_text_range() for page in pages)
    assert "Extracto de un informe que no se ha publicado" in words(content)


def test_a_part_of_which_nothing_is_said_is_whole_without_it():
    quiet = a_scorecard(findings=(), changes=())

    text = words(extracting.render(quiet, extract(Part.OBJECTIVE, "5", quiet), WHOLE))

    assert "Esta parte del plan no tiene cambios registrados." in text
    assert "no encontró nada que advertir de esta parte del plan" in text


def test_the_same_part_gives_the_same_bytes(papers):
    again = extracting.render(a_scorecard(), part_of(Part.SUMMARY, "1"), WHOLE)

    assert again == papers[Part.SUMMARY]
