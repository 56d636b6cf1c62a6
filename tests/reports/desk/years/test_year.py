"""The page of a year: what it lacks, each gap with the screen that mends it."""

import pytest

from indicators.models import Note
from objectives.models import Objective
from tests.builders import (
    a_department,
    a_year,
    an_indicator,
    an_objective,
    measured,
    weigh,
)
from tests.reports.desk.years.conftest import APPROVE, SHEET, Y2023, text_of

pytestmark = pytest.mark.django_db


def groups(office, which):
    page = office.get(Y2023)
    return {
        group.heading: [line.address for line in group.lines]
        for group in page.context[which]
    }


def test_a_year_that_is_not_there_is_not_found(office):
    a_year()

    assert office.get("/admin/mesa/vigencias/2022/").status_code == 404
    assert office.get(f"/admin/mesa/vigencias/{10**30}/").status_code == 404


def test_what_blocks_leads_to_the_very_screen_that_mends_it(office):
    measured("321", weight="60")
    weigh(an_indicator("322", from_baseline=True), "50", objective=an_objective(2))
    third = measured("323", weight="40", from_baseline=True)

    assert groups(office, "blocking") == {
        "Pesos": ["/admin/mesa/pesos/2023/2/"],
        "Programación": ["/admin/mesa/programacion/2023/322/"],
        "Hoja de vida": [f"/admin/indicators/indicator/{third.pk}/change/"],
    }


def test_what_only_warns_leads_there_too(office):
    unknown = a_department("X", name="Sin identificar")
    first = measured("321", **SHEET | {"department": unknown, "formula": ""})
    an_indicator("400", **SHEET)
    an_objective(2)
    Objective.objects.filter(number=1).update(weight=60)
    place = {"year": a_year(), "objective": an_objective()}
    note = Note.objects.create(text="Suelta", **place)
    sheet = f"/admin/indicators/indicator/{first.pk}/change/"

    assert groups(office, "blocking") == {}
    assert groups(office, "warnings") == {
        "Pesos": ["/admin/mesa/pesos/2023/2/"],
        "Programación": ["/admin/mesa/programacion/2023/400/"],
        "Pesos de los objetivos en el plan": ["/admin/objectives/objective/"],
        "Dependencia que responde": [sheet],
        "Hoja de vida": [sheet],
        "Notas": [f"/admin/indicators/note/{note.pk}/change/"],
    }


def test_a_year_without_weights_leads_to_all_of_them(office):
    a_year()

    assert groups(office, "blocking") == {"Pesos": ["/admin/mesa/pesos/2023/"]}


def test_while_something_blocks_it_cannot_be_approved_and_says_why(office):
    measured("321", weight="60")

    text = text_of(office.get(Y2023))

    assert "falta corregir 1 asunto de la lista" in text
    assert 'disabled aria-describedby="why-not"' in text
    assert APPROVE not in text


def test_a_ready_year_leads_to_its_approval(office):
    measured("321", **SHEET)

    text = text_of(office.get(Y2023))

    assert "<strong>Lista.</strong>" in text
    assert "conviene completarlo" not in text
    assert f'href="{APPROVE}"' in text


def test_many_warnings_of_one_kind_are_folded(office):
    for number in range(6):
        measured(f"i{number}", objective=an_objective(number + 1))
    note = {"year": a_year(), "objective": an_objective()}
    Note.objects.create(text="Suelta", **note)

    sheet, notes = office.get(Y2023).context["warnings"]

    assert (sheet.is_long, notes.is_long) == (True, False)


def test_a_group_tells_its_first_hundred_and_how_many_follow(office):
    measured("321", **SHEET)
    for number in range(100):
        an_indicator(f"n{number}", **SHEET)

    assert len(groups(office, "warnings")["Programación"]) == 100
    assert "Y 1 más" not in text_of(office.get(Y2023))

    an_indicator("n100", **SHEET)

    assert len(groups(office, "warnings")["Programación"]) == 100
    assert "Programación (101)" in text_of(office.get(Y2023))
    assert "Y 1 más" in text_of(office.get(Y2023))


def test_an_approved_year_offers_what_comes_next(office, planner):
    measured("321")
    year = a_year()
    office.post(APPROVE, {"seen": office.get(APPROVE).context["seen"]})

    text = text_of(office.get(Y2023))

    assert APPROVE not in text
    assert ", por Pilar." in text
    for address in (
        "/admin/mesa/cambios/?vigencia=2023",
        "/admin/mesa/cambios/nuevo/?vigencia=2023",
        "/admin/mesa/cortes/",
        f"/admin/indicators/reportingmonth/?year__id__exact={year.pk}",
    ):
        assert f'href="{address}"' in text


@pytest.mark.parametrize("count", [1, 30])
def test_it_asks_the_same_number_of_questions(
    office, count, django_assert_max_num_queries
):
    for number in range(count):
        measured(f"i{number}", weight="90", objective=an_objective(number + 1))

    with django_assert_max_num_queries(18):
        page = office.get(Y2023)
    assert (page.context["blocking_count"], page.context["warning_count"]) == (
        count,
        count,
    )
