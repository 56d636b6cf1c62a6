"""The slides: the scorecard's figures as things that can be edited."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from pei_site.formats import percent
from tests.reports.cards import a_row, an_objective, over_and_behind
from tests.reports.exports.decks import (
    drawn,
    figures,
    frames,
    lines,
    printed,
    slides,
    titled,
)
from tests.reports.scorecards import a_scorecard, nothing_judged

LONG = "Una causa larga, con http://example.org y <b>letras</b> & señas. " * 62


def test_the_tables_say_the_figures_of_the_report():
    scorecard = a_scorecard()

    for card in scorecard.objectives:
        assert figures(scorecard, card.number) == printed(card)


def test_the_charts_hold_the_figures_of_the_report():
    scorecard = a_scorecard()
    cards = scorecard.objectives

    assert drawn(scorecard, "El plan de un vistazo") == [
        ("Cumplimiento al corte", [percent(card.ratio) for card in cards]),
        ("Con tope del 100 %", [percent(card.capped_ratio) for card in cards]),
    ]
    assert drawn(scorecard, "Objetivo 5: 9") == [
        ("Programado al corte (100 %)", ["100,00%", "100,00%"]),
        ("Ejecutado al corte", ["53,73%", "144,52%"]),
    ]


def test_the_comparison_of_figures_sees_another_figure():
    card = over_and_behind()
    other = replace(
        card, rows=(replace(card.rows[0], ratio=Fraction(1, 3)), card.rows[1])
    )
    told = a_scorecard(objectives=(other,))

    assert figures(told, 5) != printed(card)
    assert drawn(told, "Objetivo 5: 9")[1] == (
        "Ejecutado al corte",
        ["33,33%", "144,52%"],
    )


def test_an_objective_shows_its_sum_and_the_notes_each_term():
    slide = titled(a_scorecard(), "Objetivo 1: 98,49%")[0]
    told = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]

    sum_ = "89,50% × 98,31% + 10,50% × 100,00% = 98,49%"
    assert sum_ in "\n".join(told)
    assert f"Cálculo: {sum_}" in slide.notes_slide.notes_text_frame.text
    assert "89,50% × 98,31% = 87,99%" in slide.notes_slide.notes_text_frame.text


def test_what_a_slide_cuts_its_notes_hold_whole():
    cause = LONG[:4000].strip()
    row = a_row(sentence=f"Rezago 1,69%: {cause}", cause=cause)
    scorecard = a_scorecard(objectives=(an_objective(1, row),))

    slide = titled(scorecard, "Objetivo 1: metas")[0]

    shown = lines(frames([slide], "table"))[0][6]
    assert shown.endswith("…")
    assert len(shown) < 1000
    assert cause in slide.notes_slide.notes_text_frame.text


def test_forty_indicators_go_over_slides_that_hold_them():
    rows = [
        a_row(str(key), weight=Decimal("2.5"), name=LONG[:300]) for key in range(40)
    ]
    scorecard = a_scorecard(objectives=(an_objective(1, *rows),))

    found = titled(scorecard, "Objetivo 1: metas")
    tables = frames(found, "table")

    assert len(lines(tables)) == 40
    assert found[0].shapes.title.text.endswith(f"(1 de {len(found)})")


def test_what_cannot_be_judged_is_a_dash_and_has_no_bar():
    scorecard = nothing_judged()

    assert figures(scorecard, 2) == [["—"] * 5]
    assert drawn(scorecard, "El plan de un vistazo") == [
        ("Cumplimiento al corte", ["—"])
    ]
    assert frames(titled(scorecard, "Objetivo 2: —"), "chart") == []


def test_a_negative_percentage_keeps_its_sign():
    row = a_row(ratio=Fraction(-1, 4), counted=Fraction(-1, 4))
    scorecard = a_scorecard(objectives=(an_objective(1, row),))

    assert figures(scorecard, 1)[0][3] == "-25,00%"
    assert drawn(scorecard, "Objetivo 1: -25,00%")[1][1] == ["-25,00%"]


def test_a_plan_without_anything_is_told():
    empty = a_scorecard(
        objectives=(), changes=(), findings=(), ratio=None, capped_ratio=None
    )

    titles = [slide.shapes.title.text for slide in slides(empty)]

    assert titles == [
        "Plan Estratégico Institucional",
        "El plan de un vistazo",
        "Lo que falta",
        "Lo que compensa",
        "Hallazgos del sistema",
        "Control de cambios",
        "Cómo se calculó",
        "Gracias",
    ]
