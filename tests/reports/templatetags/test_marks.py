"""A state is told by colour, icon and word; never by the colour alone."""

from dataclasses import replace

import pytest
from django.template import Context, Template

from indicators import labels
from indicators.compliance.vocabulary import Band, Status
from reports.templatetags import marks
from tests.reports.cards import CAUSE, a_row, an_objective, not_programmed


def drawn(tag: str, **values: object) -> str:
    html = Template("{% load marks %}" + tag).render(Context(values))
    return " ".join(html.split())


@pytest.mark.parametrize("status", Status)
def test_a_status_has_its_word_and_an_icon(status):
    html = drawn("{% status_mark status %}", status=status)

    assert html.endswith(f"{labels.STATUS[status]}</span>")
    assert 'aria-hidden="true"' in html


def test_no_status_is_said_with_words():
    assert labels.NOT_JUDGED in drawn("{% status_mark None %}")
    assert labels.NO_PROGRAMMING in drawn("{% row_mark None %}")


@pytest.mark.parametrize(
    ("band", "lit"), [(Band.LOW, 1), (Band.MEDIUM, 2), (Band.HIGH, 3)]
)
def test_a_traffic_light_is_read_by_place_and_word(band, lit):
    html = drawn("{% band_mark band %}", band=band)

    classes = [part.split('"')[0] for part in html.split('r="4.2" class="')[1:]]
    assert classes.index("lit") == lit - 1
    assert classes.count("lit") == 1
    assert html.endswith(f"{labels.BAND[band]}</span>")


def test_no_traffic_light_has_none_lit():
    html = drawn("{% band_mark None %}")

    assert 'class="lit"' not in html
    assert "Sin semáforo" in html


def test_the_sentence_stands_whole_with_its_own_words_marked():
    html = drawn("{% row_sentence row %}", row=a_row())

    assert f"Rezago 1,69%: </strong>{CAUSE}</span>" in html
    assert "sentence__told--behind" in html


def test_the_sentence_without_a_cause_is_all_of_the_program():
    html = drawn("{% row_sentence row %}", row=not_programmed())

    assert "Sin programación en la vigencia</strong></span>" in html


def test_what_is_not_in_a_mapping_is_none():
    assert marks.get({"a": 1}, "a") == 1
    assert marks.get({}, "a") is None


def test_states_and_severities_are_named_in_spanish():
    template = "{{ 'OPEN'|cutoff_state_name }}: {{ 'INFO'|severity_name }}"

    assert drawn(template) == "Abierto: Para tener en cuenta"


def test_a_term_without_a_code_is_told_from_others_of_its_kind_by_its_key():
    management = a_row("presupuesto", code="", identification="Meta de gestión")
    card = an_objective(7, a_row("545"), management)
    terms = [replace(term, label=f"De {term.key}") for term in card.terms]

    assert [marks.name_in(term, card) for term in terms] == [
        "Indicador sectorial 545",
        "Meta de gestión (presupuesto)",
    ]
