"""The histories told as differences: of every kind, by whom, and under which change."""

from datetime import datetime
from decimal import Decimal

import pytest
import time_machine
from django.utils import timezone

from indicators.change_control import amending
from indicators.change_control.places import Edit, Place
from indicators.models import (
    MonthlyRecord,
    Note,
    What,
)
from objectives.models import Change, FiscalYear
from pei_site.trail import Source, through
from reports.desk.differences import reading
from reports.desk.differences.tables import TABLES, Kind
from tests.builders import (
    a_year,
    an_indicator,
    an_objective,
    weigh,
)
from tests.reports.desk.differences.writing import SECTORAL, everything, told, write

pytestmark = pytest.mark.django_db


def test_every_table_that_is_read_keeps_a_history():
    assert [one.model for one in TABLES if not hasattr(one.model, "history")] == []


def test_who_when_and_through_which_door_are_told(office, planner, plan):
    write(
        an_objective(),
        by=planner,
        on=datetime(2023, 6, 15, 3, 4),  # the night before in Bogotá
        door=Source.GRID,
        statement="Nuevo",
    )

    (one,) = (one for one in everything().found if one.after == "Nuevo")

    assert (one.kind, one.by, one.door, one.change) == (
        Kind.PLAN,
        "plan",
        "Cuadrícula",
        None,
    )
    assert timezone.localtime(one.at) == datetime(
        2023, 6, 14, 22, 4, tzinfo=timezone.get_current_timezone()
    )


def test_nobody_is_told_as_the_system():
    an_objective()

    assert {one.by for one in everything().found} == {"El sistema"}


def test_the_source_of_an_indicators_data_is_not_its_door(plan):
    write(plan, door=Source.FILE, source="Encuesta")

    (one,) = (one for one in everything().found if one.after == "Encuesta")

    assert (one.field, one.door) == ("Fuente de los datos", "Archivo")


def test_an_edit_under_a_change_leads_to_it(office, planner, plan):
    FiscalYear.objects.update(approved_at=timezone.now())
    change = Change.objects.create(
        plan=a_year().plan,
        year=2023,
        number="007",
        state=Change.State.APPROVED,
        description="Más",
    )
    place = Place(What.TARGET, indicator=plan.pk)
    last = Place(What.PROGRAMMED, indicator=plan.pk, month=12)
    with time_machine.travel(datetime(2023, 6, 15, 17)), through(Source.FILE):
        amending.save_edits(
            year=a_year(), edits=[Edit(place, "110"), Edit(last, "110")], change=change
        )

    (one,) = (one for one in everything().found if one.field == "Programación anual")

    assert (one.before, one.after, one.door) == ("100", "110", "Archivo")
    assert (one.change, one.change_name) == (change.pk, "Cambio 007")
    page = office.get("/admin/mesa/diferencias/?desde=2023-06-01&hasta=2023-06-30")
    assert f'href="/admin/mesa/cambios/{change.pk}/"' in page.content.decode()


def test_a_row_that_came_is_told_whole_and_by_kind(office, plan):
    with time_machine.travel(datetime(2023, 6, 15, 17)):
        MonthlyRecord.objects.create(
            year=a_year(),
            indicator=plan,
            month=7,
            programmed=Decimal(70),
            executed=Decimal(7),
            narrative="Bien",
        )

    row = f"{SECTORAL} · julio de 2023"
    assert told(office) == [
        (row, "Se creó", "", "Programado: 70"),
        (row, "Se creó", "", "Ejecutado: 7\nAvance cualitativo: Bien"),
    ]


def test_a_row_that_went_is_told(office, plan):
    with time_machine.travel(datetime(2023, 6, 15, 17)):
        Note.objects.get().delete()

    assert told(office) == [
        ("Nota del objetivo 1 · sin fila · 2023", "Se borró", "Texto: Una nota", "")
    ]


def test_each_of_two_edits_starts_where_the_other_ended(office, plan):
    write(plan, name="Segundo", on=datetime(2023, 6, 2, 17))
    write(plan, name="Tercero", on=datetime(2023, 6, 3, 17))

    assert told(office) == [
        (SECTORAL, "Nombre", "Indicador 321", "Segundo"),
        (SECTORAL, "Nombre", "Segundo", "Tercero"),
    ]


def test_what_changed_nothing_is_not_told(office, plan):
    write(plan)
    write(MonthlyRecord.objects.get(month=6), version=2)

    assert told(office) == []


def test_a_period_too_long_is_told(plan, monkeypatch):
    write(plan, name="Segundo")
    assert not everything().cut

    monkeypatch.setattr(reading, "MOST_VERSIONS", 1)

    seen = everything()
    assert seen.cut
    assert [one.after for one in seen.found if one.kind == Kind.SHEET] == ["Segundo"]


def test_an_edit_starts_where_one_before_the_period_ended(office, plan, monkeypatch):
    write(plan, name="Segundo", on=datetime(2023, 5, 31, 17))
    write(plan, name="Tercero", on=datetime(2023, 6, 3, 17))
    write(plan, name="Cuarto", on=datetime(2023, 6, 4, 17))

    monkeypatch.setattr(reading, "MOST_VERSIONS", 1)

    assert told(office) == [(SECTORAL, "Nombre", "Tercero", "Cuarto")]
    monkeypatch.undo()
    assert told(office) == [
        (SECTORAL, "Nombre", "Segundo", "Tercero"),
        (SECTORAL, "Nombre", "Tercero", "Cuarto"),
    ]


def test_the_queries_do_not_grow_with_the_rows(office, django_assert_max_num_queries):
    def fill(*keys):
        for key in keys:
            indicator = an_indicator(key)
            weigh(indicator, "10")
            indicator.name = "Otro"
            indicator.save()

    address = "/admin/mesa/diferencias/"
    fill("1")
    office.get(address)

    with django_assert_max_num_queries(30) as few:
        office.get(address)
    fill("2", "3", "4")
    with django_assert_max_num_queries(30) as many:
        office.get(address)

    assert len(many) == len(few)
