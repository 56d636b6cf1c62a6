"""The report as one HTML document."""

from dataclasses import replace

from indicators.vocabulary import CutoffState
from reports import paper
from tests.reports.cards import a_row, an_objective
from tests.reports.scorecards import CHANGE, REWEIGHED, WHEN, a_scorecard


def test_what_people_write_stays_text_on_the_page():
    row = a_row(sentence='<img src="file:///etc/passwd"><b>x</b>')

    html = paper.document(a_scorecard(objectives=(an_objective(1, row),)), WHEN)

    assert "&lt;img src=&quot;file:///etc/passwd&quot;&gt;&lt;b&gt;x&lt;/b&gt;" in html


def test_a_file_on_its_own_carries_its_style():
    html = paper.document(a_scorecard(), WHEN, styled=True)

    assert "@page" in html
    assert html.index("</style>") < html.index("</head>")


def test_the_contents_lead_to_what_is_there():
    html = paper.document(a_scorecard(), WHEN)

    anchors = [heading.anchor for heading in paper.context(a_scorecard())["headings"]]

    assert len(anchors) == len(set(anchors)) == 13
    assert all(html.count(f'id="{anchor}"') == 1 for anchor in anchors)


def test_months_without_a_report_and_their_reason_are_named():
    row = a_row(missing=(3, 4), override="La encuesta se aplazó.")

    html = paper.document(a_scorecard(objectives=(an_objective(1, row),)), WHEN)

    assert "Incompleto: sin reporte de marzo y abril." in html
    assert "Motivo de la falta de reporte:</strong> La encuesta se aplazó." in html


def test_a_cap_is_told_among_the_rules():
    html = paper.document(a_scorecard(cap=a_row().target), WHEN)

    assert "90,00%; en el objetivo ningún indicador cuenta por encima de él" in html


def test_only_what_is_not_published_is_a_draft():
    states = {state: a_scorecard(state=state) for state in CutoffState}

    marks = {state: paper.context(card)["draft"] for state, card in states.items()}

    assert marks == {
        CutoffState.OPEN: "BORRADOR: corte abierto",
        CutoffState.CLOSED: "BORRADOR: cerrado, sin publicar",
        CutoffState.PUBLISHED: "",
    }


def test_the_overview_prefers_the_short_statement():
    card = replace(an_objective(), short_statement="Aportar a la paz.")

    html = paper.document(a_scorecard(objectives=(card,)), WHEN)

    assert '<td role="cell">Aportar a la paz.</td>' in html


def test_the_cover_says_why_there_is_another_revision():
    again = a_scorecard(revision=2, revision_reason="La meta 545 se corrigió.")

    html = paper.document(again, WHEN)

    assert '<p class="report-cover__revision">Revisión 2</p>' in html
    assert "Motivo de la revisión: La meta 545 se corrigió.</p>" in html
    assert html.count("Motivo de la revisión") == 1


def test_a_first_revision_has_no_reason_on_the_cover():
    html = paper.document(a_scorecard(), WHEN)

    assert '<p class="report-cover__revision">Revisión 1</p>' in html
    assert "Motivo de la revisión" not in html


def test_a_long_reason_is_told_whole_after_the_contents():
    reason = "Se corrigió una cifra. " * 20 + "Fin del motivo."

    html = paper.document(a_scorecard(revision=2, revision_reason=reason), WHEN)

    assert html.count(reason) == 1
    assert html.index("Contenido") < html.index("Motivo de la revisión 2")


def test_the_register_tells_what_was_there_before_and_after():
    html = paper.document(a_scorecard(changes=(CHANGE, REWEIGHED)), WHEN)

    figure = "Ponderación · Indicador sectorial 545 · objetivo 5: 50,00% → 40,00%"
    assert html.count(f"<li>{figure}</li>") == 1
    assert html.count('<ul class="report-amended">') == 1


def test_a_change_of_many_figures_tells_them_over_the_whole_page():
    many = replace(REWEIGHED, values=REWEIGHED.values * 20)

    html = paper.document(a_scorecard(changes=(REWEIGHED, many)), WHEN)

    below = html[
        html.index('<td role="cell" colspan="5"><ul class="report-amended">') :
    ]
    assert "Cambiaron 40 datos" in html
    assert (html.count("50,00% → 40,00%"), below.count("50,00% → 40,00%")) == (21, 20)


def test_a_long_entry_of_the_register_may_break_over_pages():
    long = replace(REWEIGHED, description="Se ajusta. " * 90)

    amendments = paper.context(a_scorecard(changes=(REWEIGHED, long)))["amendments"]

    assert [one.long for one in amendments] == [False, True]
