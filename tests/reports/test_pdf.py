"""The paper: accessible, archival, exact, the same bytes for the same scorecard."""

import hashlib
import io
import logging
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise

import pikepdf
import pytest

from reports import exports, pdf
from reports.scorecard import Note
from tests.reports.cards import CAUSE, NOTE, a_row, an_objective
from tests.reports.printed import elements, structure, tags, words
from tests.reports.scorecards import FINDING, WHEN, a_scorecard

DIGEST = """
import django, hashlib; django.setup()
from reports import exports
from tests.reports.scorecards import WHEN, a_scorecard
print(hashlib.sha256(exports.render(a_scorecard(), "pdf", WHEN)).hexdigest())
"""


@pytest.fixture(scope="module")
def papers() -> dict[str, bytes]:
    """Return the papers of the hand-made scorecard, made once."""
    return exports.render_all(a_scorecard(), WHEN)


def test_the_file_is_well_formed(papers):
    assert pikepdf.open(io.BytesIO(papers["pdf"])).check_pdf_syntax() == []


def test_it_claims_to_be_archival_and_accessible(papers):
    document = pikepdf.open(io.BytesIO(papers["pdf"]))

    metadata = document.open_metadata()

    assert metadata.pdfa_status == "3A"
    assert metadata["{http://www.aiim.org/pdfua/ns/id/}part"] == "1"
    assert document.Root.MarkInfo.Marked
    assert document.Root.Lang == "es-CO"
    assert document.Root.ViewerPreferences.DisplayDocTitle


def test_headings_start_at_one_and_skip_nothing(papers):
    levels = [int(tag[1]) for tag in tags(papers["pdf"]) if re.fullmatch("H[1-6]", tag)]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(deeper - level <= 1 for level, deeper in pairwise(levels))


def test_tables_have_headings_and_figures_say_what_they_show(papers):
    figures = [alt for tag, alt in structure(papers["pdf"]) if tag == "Figure"]

    assert tags(papers["pdf"]).count("Table") == 8
    assert tags(papers["pdf"]).count("TH") >= 50
    assert figures == [
        "Objetivo 1: 98,49% de lo programado al corte",
        "Objetivo 3: 100,00% de lo programado al corte",
        "Objetivo 5: 99,13% de lo programado al corte; con tope del 100 %, 76,87%",
        (
            "Avance al corte de los indicadores del objetivo 1: Indicador sectorial 321,"
            " 98,31%; Indicador sectorial 4, 100,00%"
        ),
        (
            "Avance al corte de los indicadores del objetivo 3: Indicador sectorial 552,"
            " 100,00%"
        ),
        (
            "Avance al corte de los indicadores del objetivo 5: Indicador sectorial 545,"
            " 53,73%; Indicador sectorial 546, 144,52%"
        ),
        "Código QR de la dirección https://testserver/cortes/2023-06-30/revisiones/1/",
    ]


def test_links_are_told_as_links(papers):
    document = pikepdf.open(io.BytesIO(papers["pdf"]))
    holders = [
        str(one.S)
        for one in elements(document.Root.StructTreeRoot.K)
        for content in one.get("/K", pikepdf.Array())
        if isinstance(content, pikepdf.Dictionary) and content.get("/Type") == "/OBJR"
    ]

    assert set(holders) == {"/Link"}
    assert len(holders) == sum(len(page.get("/Annots", [])) for page in document.pages)


def test_data_travel_inside_it_once(papers):
    document = pikepdf.open(io.BytesIO(papers["pdf"]))

    files = {name: file.get_file() for name, file in document.attachments.items()}

    assert {name: file.read_bytes() for name, file in files.items()} == {
        "pei-seguimiento-2023-06-30.csv": papers["csv"],
        "pei-seguimiento-2023-06-30.xlsx": papers["xlsx"],
        "pei-seguimiento-2023-06-30.json": papers["json"],
    }
    assert len(document.Root.AF) == 3
    assert {file.creation_date for file in files.values()} == {WHEN}


@pytest.mark.parametrize(
    "text",
    [
        "La Bogotá que estamos construyendo",
        "Seguimiento 30 de junio de 2023",
        "Cumplimiento al corte: 30/6/2023",
        "Misión: 11 propuestas",
        "90,00 73,50 72,50 98,31% oficial; recalculado 98,64% 80,56%",
        "5.486.863 2.743.434 1.474.056 53,73%",
        f"Rezago 1,69%: {CAUSE}",
        "Indicador sectorial 552*",
        f"* {NOTE}",
        "50,00% × 53,73% (Indicador sectorial 545) + 50,00% × 144,52%",
        "Se revisará la meta con la entidad.",
        FINDING.message,
        "Meta sectorial 469: Formular la política pública.",
        "Se ajustó la programación para cumplir el 10% faltante.",
        "Gracias",
    ],
)
def test_its_text_is_exact(papers, text):
    assert text in words(papers["pdf"])


def test_the_same_scorecard_gives_the_same_bytes(papers):
    assert exports.render_all(a_scorecard(), WHEN) == papers


def test_another_process_gives_the_same_bytes(papers):
    environment = os.environ | {
        "PYTHONHASHSEED": "7",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }

    digest = subprocess.run(
        [sys.executable, "-c", DIGEST],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()

    assert digest == hashlib.sha256(papers["pdf"]).hexdigest()


def test_worst_texts_are_printed_whole_and_without_a_warning(caplog):
    long = " ".join(f"palabra{number}" for number in range(400))
    row = a_row(
        name="A" * 90 + " 👍 " + "nombre " * 35,
        sentence=f"Rezago 1,69%: {long}",
        identification="Indicador <script>alert(1)</script> &amp; «x»",
        notes=(Note("*", NOTE),),
        official=False,
    )
    worst = a_scorecard(objectives=(an_objective(1, *[row] * 3),))

    with caplog.at_level(logging.WARNING, logger="reports.rendering.door"):
        text = words(exports.render(worst, "pdf", WHEN))

    assert caplog.messages == []
    assert text.count("palabra399") == 3
    assert "<script>alert(1)</script> &amp; «x»" in text
    assert "👍" in text


def test_a_plan_with_nothing_to_tell_still_has_its_paper():
    plan = replace(a_scorecard().plan, motto="", mission="", vision="", steps=())
    empty = a_scorecard(
        plan=plan,
        objectives=(replace(an_objective(), rows=(), terms=(), notes=()),),
        changes=(),
        findings=(),
        ratio=None,
        capped_ratio=None,
    )

    text = words(exports.render(empty, "pdf", WHEN))

    assert "no tiene indicadores con ponderación en la vigencia 2023" in text
    assert "El plan no tiene cambios registrados." in text
    assert "Misión" not in text


def test_a_plan_without_objectives_has_no_empty_table():
    bare = a_scorecard(objectives=(), ratio=None, capped_ratio=None)

    content = exports.render(bare, "pdf", WHEN)

    assert "El plan no tiene objetivos." in words(content)
    assert tags(content).count("Table") == 3  # findings, changes, signatures


def test_nothing_is_fetched_for_the_document(caplog, tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    html = (
        '<html lang="es"><head><title>x</title>'
        f'<link rel="attachment" href="{secret.as_uri()}">'
        f'<link rel="stylesheet" href="{secret.as_uri()}"></head>'
        f'<body><h1>x</h1><img src="{secret.as_uri()}" alt="x"></body></html>'
    )

    with caplog.at_level(logging.ERROR, logger="weasyprint"):
        content = pdf.render(html, [], WHEN)

    assert len(pikepdf.open(io.BytesIO(content)).attachments) == 0
    assert len(caplog.messages) == 3
