"""What one sees of a comparison, as a table."""

import csv
import io
from dataclasses import replace

import pytest

from reports.contrast.choice import Pair, Side
from reports.contrast.sheet import to_csv
from reports.moves import indicator_moves
from tests.builders import JUNE
from tests.reports.cards import a_row, an_objective
from tests.reports.contrast.scenes import PAPER, june_a_year_before, march_and_june
from tests.reports.scorecards import PLAN, a_scorecard

pytestmark = pytest.mark.django_db


def lines(answer) -> list[dict[str, str]]:
    text = answer.content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_the_table_says_the_figures_of_the_page_in_its_order(client):
    march_and_june()

    answer = client.get(f"{PAPER}?con=2023-03-31&solo=cambios")

    told = [
        (
            line["Nivel"],
            line["Clave"],
            line["Porcentaje anterior (%)"],
            line["Porcentaje posterior (%)"],
            line["Cambio (puntos)"],
        )
        for line in lines(answer)
    ]
    assert told == [
        ("Plan", "", "95,00", "90,00", "-5,00"),
        ("Objetivo", "", "95,00", "90,00", "-5,00"),
        ("Indicador", "321", "100,00", "80,00", "-20,00"),
        ("Indicador", "322", "80,00", "100,00", "20,00"),
    ]
    assert answer.headers["Content-Disposition"] == (
        'attachment; filename="comparacion-2023-03-31-2023-06-30.csv"'
    )
    last = lines(answer)[-1]
    assert (last["Estado anterior"], last["Estado posterior"]) == (
        "Rezago",
        "En cumplimiento",
    )
    assert (last["Corte anterior"], last["Corte posterior"]) == (
        "2023-03-31",
        "2023-06-30",
    )


def test_what_came_and_what_left_have_no_figures_on_the_other_side(client):
    june_a_year_before()
    march_and_june()

    told = {
        line["Clave"]: line for line in lines(client.get(f"{PAPER}?con=2022-06-30"))
    }

    assert (told["100"]["Novedad"], told["100"]["Porcentaje anterior (%)"]) == (
        "Salió",
        "60,00",
    )
    assert (told["321"]["Novedad"], told["321"]["Estado anterior"]) == ("Nuevo", "")
    assert told["100"]["Estado posterior"] == "Sin programación en la vigencia"
    assert told["321"]["Cambio (puntos)"] == ""


def test_no_text_of_a_comparison_becomes_a_formula():
    card = an_objective(1, a_row(name="=1+1"), statement="=2+2")
    plan = replace(PLAN, name="=3+3")
    scorecard = a_scorecard(objectives=(card,), plan=plan)
    pair = Pair(*[Side(JUNE, scorecard)] * 2)

    table = to_csv(pair, indicator_moves(scorecard, scorecard)).decode()

    assert [one for one in ("=1+1", "=2+2", "=3+3") if f";'{one};" not in table] == []
