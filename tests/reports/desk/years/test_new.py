"""A new year on the screen: what it would carry is shown, decided, and then written."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.models import IndicatorWeight, YearTarget
from objectives.models import FiscalYear
from tests.builders import (
    a_year,
    an_indicator,
    an_objective,
    measured,
    program,
    report,
    weigh,
)
from tests.reports.desk.years.conftest import NEW, RULES, YEARS, text_of, told

pytestmark = pytest.mark.django_db
Y2024 = f"{NEW}?vigencia=2024"


def a_level(key="514", executed="0.9", **changes):
    """Make a level of 2023 that promised 1."""
    indicator = an_indicator(key, **changes)
    weigh(indicator, "50", objective=an_objective(4))
    program(indicator, "1", {12: "1"})
    report(indicator, 12, executed)
    return indicator


def a_form(office, decisions=None, **rules):
    """Return what the page would post, with decisions by indicator."""
    form = {"seen": office.get(Y2024).context["legacy"].fingerprint, **RULES, **rules}
    return form | {
        f"decision-{one.pk}": decision for one, decision in (decisions or {}).items()
    }


def made():
    return FiscalYear.objects.filter(year=2024).exists()


def test_what_was_left_is_shown_and_waits_for_a_decision(office):
    a_level()

    page = office.get(Y2024)
    (line,) = page.context["inheritance"].unfulfilled

    assert (line.target, line.executed, line.missing) == ("1,00", "0,90", "0,10")
    assert (line.ratio, line.missing_share) == ("90,00%", "10,00%")
    assert line.weights == ["Objetivo 4: 50,00%"]
    assert line.field.value() is None
    assert [words for _, words in line.field.field.choices] == [
        "Trasladar lo que faltó: llegar a lo prometido, meta 1,00",
        "Continuar en el nivel alcanzado: meta 0,90",
        "Programar después (conserva su peso)",
        "Sin programación en 2024 (no lleva peso)",
    ]
    assert "4: 50,00% (no suma 100,00)" in text_of(page)


def test_what_fulfilled_its_promise_is_programmed_later_unless_decided(office):
    a_level(executed="1")

    (line,) = office.get(Y2024).context["inheritance"].others

    assert line.field.value() == "LATER"
    assert line.missing_share == ""


def test_a_year_that_has_not_ended_says_so(office):
    report(measured("321"), 6, "50")
    text = text_of(office.get(Y2024))
    assert "2023 aún no termina" in text
    assert "50,00% hasta junio" in text

    a_level()
    assert "aún no termina" not in text_of(office.get(Y2024))


def test_what_ended_is_named_and_left_out(office):
    a_level("300", end=date(2023, 12, 31))

    page = office.get(Y2024)

    assert "Indicador sectorial 300, el 31/12/2023." in text_of(page)
    assert page.context["inheritance"].others == []
    assert page.context["inheritance"].unfulfilled == []


def test_looking_makes_nothing(office):
    a_level()

    office.get(Y2024)

    assert not made()


def test_the_decisions_make_the_year(office):
    carried, kept = a_level(), a_level("513")
    summed = measured("545", accumulation="SUM")
    later = measured("552", weight="0")
    form = a_form(
        office,
        {carried: "REMAINDER", kept: "LEVEL", summed: "NOTHING", later: "LATER"},
        cap="100",
        band_medium="70,5",
    )

    answer = office.post(Y2024, form)

    year = FiscalYear.objects.get(year=2024)
    assert answer["Location"] == f"{YEARS}2024/"
    assert (year.cap, year.band_medium) == (Decimal(100), Decimal("70.5"))
    targets = YearTarget.objects.filter(year=year)
    assert dict(targets.values_list("indicator__key", "target")) == {
        "514": Decimal(1),
        "513": Decimal("0.9"),
        "545": None,
    }
    weighed = IndicatorWeight.objects.filter(year=year).order_by("indicator__key")
    assert [*weighed.values_list("indicator__key", flat=True)] == ["513", "514", "552"]


def test_what_nobody_decided_is_asked_for_and_the_rest_is_kept(office):
    first, second = a_level(), a_level("513")

    page = office.post(Y2024, a_form(office, {first: "LEVEL"}))

    assert not made()
    assert "1 indicador no tiene una decisión" in text_of(page)
    undecided, decided = page.context["inheritance"].unfulfilled
    assert (decided.field.value(), undecided.field.value()) == ("LEVEL", None)
    assert undecided.field.errors == ["Decida qué pasa con este indicador."]
    assert undecided.heir.indicator == second


def test_a_button_marks_those_that_nobody_decided_and_writes_nothing(office):
    first, second = a_level(), a_level("513")
    form = a_form(office, {first: "LEVEL"}) | {"marcar": "REMAINDER"}

    page = office.post(Y2024, form)

    values = [line.field.value() for line in page.context["inheritance"].unfulfilled]
    assert values == ["REMAINDER", "LEVEL"]  # 513, 514
    assert second.key == "513"
    assert not made()


def test_rules_that_cannot_be_are_explained(office):
    done = a_level(executed="1")
    form = a_form(office, {done: "LATER"}, band_medium="95", cap="1.000")

    page = office.post(Y2024, form)

    assert "cap" in page.context["rules"].errors
    assert not made()
    page = office.post(Y2024, form | {"cap": ""})
    assert "El semáforo medio debe empezar antes que el alto." in text_of(page)
    assert not made()


def test_what_moved_while_the_page_was_open_is_shown_again(office):
    indicator = a_level()
    form = a_form(office, {indicator: "REMAINDER"})
    report(indicator, 12, "0.95")

    page = office.post(Y2024, form)

    assert page.status_code == 409
    assert "después de que usted abrió esta página" in text_of(page)
    (line,) = page.context["inheritance"].unfulfilled
    assert (line.missing, line.field.value()) == ("0,05", "REMAINDER")
    assert not made()
    again = form | {"seen": page.context["decisions"]["seen"].value()}
    assert office.post(Y2024, again).status_code == 302
    assert made()


def test_a_year_that_somebody_made_meanwhile_leads_to_its_page(office):
    form = a_form(office, {a_level(): "LATER"})
    a_year(2024)

    page = office.post(Y2024, form, follow=True)

    assert page.redirect_chain == [(f"{YEARS}2024/", 302)]
    assert told(page) == ["La vigencia 2024 ya existe: esta es su página."]
    assert not a_year(2024).weights.exists()


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_the_same_number_of_questions(
    office, count, django_assert_max_num_queries
):
    for number in range(count):
        measured(f"i{number}", objective=an_objective(number + 1))

    with django_assert_max_num_queries(11):
        page = office.get(Y2024)
    assert len(page.context["inheritance"].unfulfilled) == count
