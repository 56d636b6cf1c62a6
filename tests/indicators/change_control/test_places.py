"""A locked figure and its text: what is written is what was read."""

from datetime import date
from decimal import Decimal

import pytest

from indicators.change_control.places import Place, describe, place_of, shown
from indicators.locks import CORE_FIELDS
from indicators.models import ChangedValue, What
from tests.builders import an_indicator, an_objective

EXAMPLES = [
    (Place(What.WEIGHT), Decimal("89.50"), "89,5"),
    (Place(What.TARGET), Decimal("5486863.0000"), "5486863"),
    (Place(What.PROGRAMMED), Decimal("0.0000"), "0"),
    (Place(What.OBJECTIVE), Decimal("12.25"), "12,25"),
    (Place(What.CAP), Decimal("100.00"), "100"),
    (Place(What.CAP), None, ""),
    (Place(What.SHEET, field="kind"), "INVESTMENT", "inversion"),
    (Place(What.SHEET, field="code"), "N°4, proyecto 7871", "N°4, proyecto 7871"),
    (Place(What.SHEET, field="code"), "=1+1", "'=1+1"),
    (Place(What.SHEET, field="unit"), "porcentaje", "porcentaje"),
    (Place(What.SHEET, field="accumulation"), "SUM", "suma"),
    (Place(What.SHEET, field="from_baseline"), False, "no"),
    (Place(What.SHEET, field="from_baseline"), True, "si"),
    (Place(What.SHEET, field="baseline"), Decimal("7.3282"), "7,3282"),
    (Place(What.SHEET, field="period_target"), None, ""),
    (Place(What.SHEET, field="end"), date(2023, 6, 30), "2023-06-30"),
]


@pytest.mark.parametrize(("place", "value", "text"), EXAMPLES)
def test_a_value_makes_the_round_trip(place, value, text):
    assert place.text(value) == text
    assert place.value(text) == value


def test_every_kind_and_every_core_field_has_an_example():
    places = [place for place, _, _ in EXAMPLES]

    assert {place.what for place in places} == set(What)
    assert {place.field for place in places} - {""} == set(CORE_FIELDS)


@pytest.mark.parametrize(
    ("place", "text", "message"),
    [
        (Place(What.WEIGHT), "89.5", "la coma separa los decimales"),
        (Place(What.WEIGHT), "1.234", "es ambiguo"),
        (Place(What.WEIGHT), "33,333", "más de 2 decimales"),
        (Place(What.TARGET), "mucho", "no es un número"),
        (Place(What.SHEET, field="end"), "30/6/2023", "no es una fecha"),
        (Place(What.SHEET, field="kind"), "otro", "escriba sectorial"),
        (Place(What.SHEET, field="from_baseline"), "quizá", "escriba si o no"),
    ],
)
def test_a_wrong_text_is_refused_in_spanish(place, text, message):
    with pytest.raises(ValueError, match=message):
        place.value(text)


@pytest.mark.django_db
def test_a_figure_is_told_as_the_register_prints_it():
    indicator, objective = an_indicator("545", decimals=0), an_objective(5)
    here = {"indicator": indicator.pk}
    told = [
        Place(What.WEIGHT, objective.pk, indicator.pk),
        Place(What.TARGET, **here),
        Place(What.PROGRAMMED, month=6, **here),
        Place(What.SHEET, field="period_target", **here),
        Place(What.OBJECTIVE, objective.pk),
        Place(What.CAP),
    ]

    assert [str(place) for place in told] == [
        "Ponderación · Indicador sectorial 545 · objetivo 5",
        "Programación anual · Indicador sectorial 545",
        "Programación mensual de junio · Indicador sectorial 545",
        "Meta del período del plan · Indicador sectorial 545",
        "Peso del objetivo en el plan · objetivo 5",
        "Tope de sobre ejecución",
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("place", "before", "after"),
    [
        ((What.WEIGHT, ""), ("89,5", "89,50%"), ("", "—")),
        ((What.TARGET, ""), ("5486863", "5.486.863,00"), ("0", "0,00")),
        ((What.SHEET, "kind"), ("gestion", "Meta de gestión"), ("", "—")),
        ((What.SHEET, "accumulation"), ("suma", "Suma"), ("creciente", "Creciente")),
        ((What.SHEET, "from_baseline"), ("no", "No"), ("si", "Sí")),
        ((What.SHEET, "end"), ("", "—"), ("2023-06-30", "30/6/2023")),
        ((What.SHEET, "unit"), ("número", "número"), ("'=x", "=x")),
    ],
)
def test_a_value_is_shown_as_people_read_it(place, before, after):
    what, field = place
    value = ChangedValue(
        what=what,
        field=field,
        indicator=an_indicator(),
        before=before[0],
        after=after[0],
    )

    assert shown(value) == (before[1], after[1])
    assert place_of(value).what == what
    assert describe(value)
