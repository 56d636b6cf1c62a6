"""The desk's front page: the open month and its departments."""

from datetime import datetime

import pytest
import time_machine
from django.utils import timezone

from indicators.vocabulary import RecordState
from objectives.models import FiscalYear
from tests.builders import (
    a_department,
    an_open_month,
    report,
)
from tests.reports.desk.home.asking import owing, state, tasks

pytestmark = pytest.mark.django_db


def test_the_month_counts_what_each_department_owes(office):
    other = a_department("OTRA", head_verifies=False)
    an_open_month(6)
    for key, record in (
        ("1", None),
        ("2", RecordState.RETURNED),
        ("3", RecordState.APPROVED),
    ):
        indicator = owing(key)
        if record:
            report(indicator, 6, "60", state=record)
    report(owing("4", department=other), 6, "60", state=RecordState.SUBMITTED)

    month = state(office).month

    assert [
        (
            row.share.department.code,
            row.share.pending,
            row.share.returned,
            len(row.share.waiting),
            row.share.approved,
        )
        for row in month.rows
    ] == [("SC", 2, 1, 0, 1), ("OTRA", 0, 0, 1, 0)]
    assert (month.owed, month.done, month.pending) == (4, 2, 2)
    assert (month.returned, month.waiting, month.approved) == (1, 1, 1)


@pytest.mark.parametrize(
    ("stored", "day", "word"),
    [
        (None, 27, "Pendiente"),
        (None, 29, "Vencida"),
        (RecordState.RETURNED, 27, "Con devueltos"),
        (RecordState.SUBMITTED, 29, "Por verificar"),
        (RecordState.VERIFIED, 29, "Por aprobar"),
        (RecordState.APPROVED, 29, "Al día"),
    ],
)
def test_a_department_is_told_by_what_must_be_done_first(office, stored, day, word):
    an_open_month(6)  # due on the 28th
    indicator = owing("321")
    if stored:
        report(indicator, 6, "60", state=stored)

    with time_machine.travel(datetime(2023, 6, day, 17), tick=False):
        (row,) = state(office).month.rows

    assert row.mark.word == word


def test_of_many_open_months_it_shows_the_one_due_first(office):
    an_open_month(7)
    an_open_month(6)

    seen = state(office).month

    assert [month.key for month in seen.others] == ["2023-06", "2023-07"]
    assert seen.month.key == "2023-06"
    assert state(office, "?mes=2023-07").month.month.key == "2023-07"
    assert state(office, "?mes=nunca").month.month.key == "2023-06"


def test_a_month_past_its_date_is_the_first_thing_to_do(office):
    an_open_month(6)
    owing("321")
    report(owing("322"), 6, "60", state=RecordState.VERIFIED)
    FiscalYear.objects.update(approved_at=timezone.now())

    with time_machine.travel(datetime(2023, 6, 30, 17), tick=False):
        assert tasks(office) == [
            (
                "blocking",
                "Junio de 2023 venció hace 2 días y falta 1 reporte.",
                "#mes",
            ),
            (
                "warning",
                "1 reporte espera su aprobación en junio de 2023.",
                "/admin/mi-mes/?mes=2023-06",
            ),
        ]


def test_several_reports_that_lack_are_told_in_plural(office):
    an_open_month(6)
    for key in ("321", "322"):
        owing(key)
    FiscalYear.objects.update(approved_at=timezone.now())

    with time_machine.travel(datetime(2023, 6, 30, 17), tick=False):
        (task,) = tasks(office)

    assert task[1] == "Junio de 2023 venció hace 2 días y faltan 2 reportes."
