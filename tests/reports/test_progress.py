"""The three percentages of an indicator: each says which magnitudes it is made of."""

from decimal import Decimal
from fractions import Fraction

import pytest

from indicators.compliance.vocabulary import Accumulation, Status
from reports.progress import progress
from reports.scorecard import Row, YearFigures
from tests.reports.cards import a_row, not_programmed, on_target
from tests.reports.scorecards import a_scorecard


def told(row: Row) -> list[str]:
    return [one.told for one in progress(a_scorecard(), row)]


def a_sum(**changes: object) -> Row:
    values = {
        "accumulation": Accumulation.SUM,
        "decimals": 0,
        "target": Decimal(5486863),
        "programmed": Decimal(2743434),
        "executed": Decimal(1474056),
        "official": False,
    }
    return a_row("545", **values | changes)


def falling(**changes: object) -> Row:
    values = {
        "accumulation": Accumulation.DECREASING,
        "target": Decimal(20),
        "programmed": Decimal(30),
        "executed": Decimal(35),
        "recomputed": Fraction(3, 4),
        "official": False,
        "baseline": Decimal(50),
    }
    return a_row("1", **values | changes)


def test_a_sum_tells_what_was_done_of_what_was_due():
    years = (
        YearFigures(2022, Decimal(4900000), Decimal(4650000), None),
        YearFigures(2023, Decimal(5486863), Decimal(1474056), None),
    )

    assert told(a_sum(years=years, period_ratio=Fraction(1, 2))) == [
        "Hizo 1.474.056 de 2.743.434 que debía hacer de enero a junio.",
        "De la meta del año, 5.486.863, lleva 1.474.056.",
        "Entre 2022 y 2023 lleva 6.124.056 de 10.386.863, la suma de las metas.",
    ]


def test_the_three_are_named_with_their_year_and_period():
    assert [one.name for one in progress(a_scorecard(), a_sum())] == [
        "Al corte",
        "Del año 2023",
        "Del período 2020–2024",
    ]


def test_a_level_tells_where_it_is_and_should_be():
    years = (YearFigures(2023, Decimal(90), Decimal(60), None),)

    row = on_target("4", "10", "60", "90")
    row = a_row(
        "4",
        official=False,
        executed=row.executed,
        programmed=row.programmed,
        recomputed=Fraction(1),
        period_target=Decimal(100),
        years=years,
        period_ratio=Fraction(3, 5),
    )

    assert told(row) == [
        "Va en 60,00 y debía ir en 60,00 al terminar junio.",
        "La meta del año es llegar a 90,00 y va en 60,00.",
        "La meta del período es llegar a 100,00 y va en 60,00.",
    ]


def test_what_is_measured_from_its_baseline_says_it():
    assert told(falling())[:2] == [
        (
            "Va en 35,00 y debía ir en 30,00 al terminar junio; se mide desde su línea base,"
            " 50,00."
        ),
        (
            "La meta del año es llegar a 20,00 y va en 35,00; se mide desde su línea base,"
            " 50,00."
        ),
    ]


@pytest.mark.parametrize(
    ("row", "first"),
    [
        (not_programmed(), "No tiene meta este año, así que no se le exige nada."),
        (
            a_sum(status=Status.NOT_PROGRAMMED, ratio=None, programmed=None),
            "No hay nada programado de enero a junio: todavía no se puede calificar.",
        ),
        (
            a_sum(status=Status.EARLY, ratio=None, programmed=None),
            (
                "Hizo 1.474.056 sin que hubiera nada programado de enero a junio: cuenta para"
                " el año y no para el corte."
            ),
        ),
        (
            a_sum(status=Status.NOT_REPORTED, ratio=None, executed=None),
            (
                "Debía hacer 2.743.434 de enero a junio y no hay ningún reporte: en el"
                " objetivo cuenta como 0."
            ),
        ),
        (
            falling(status=Status.NOT_REPORTED, ratio=None, executed=None),
            (
                "Debía ir en 30,00 al terminar junio y no hay ningún reporte: en el objetivo"
                " cuenta como 0."
            ),
        ),
        (
            falling(status=Status.NOT_COMPUTABLE, ratio=None),
            "Lo programado es igual a la línea base: la fórmula no se puede calcular.",
        ),
    ],
    ids=[
        "no target",
        "not programmed",
        "early",
        "no sum",
        "no level",
        "not computable",
    ],
)
def test_without_a_percentage_the_sentence_says_why(row, first):
    assert told(row)[0] == first


def test_an_official_percentage_says_what_the_magnitudes_give():
    assert told(a_row())[0] == (
        "Va en 72,50 y debía ir en 73,50 al terminar junio. Con estas magnitudes daría"
        " 98,64%: el publicado es oficial."
    )


@pytest.mark.parametrize(
    ("row", "year"),
    [
        (not_programmed(), "No tiene meta en 2023."),
        (
            a_sum(executed=None, year_ratio=None),
            "La meta del año es 5.486.863 y todavía no hay nada reportado.",
        ),
        (
            a_sum(target=Decimal(0), year_ratio=None),
            "La meta del año, 0, no permite calcular un porcentaje.",
        ),
    ],
    ids=["no target", "nothing reported", "zero"],
)
def test_the_year_says_why_it_has_no_percentage(row, year):
    assert told(row)[1] == year


def test_the_period_says_why_it_has_no_percentage():
    assert told(a_sum())[2] == "Todavía no hay años con meta y ejecución que sumar."
    assert told(a_row())[2] == (
        "Su hoja de vida no dice a cuánto debe llegar al final del período."
    )
