"""A rehearsal: written to be looked at, and undone to the last row."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from indicators.change_control.places import Edit, Place
from indicators.change_control.values import write
from indicators.change_control.window import rehearsing
from indicators.models import What
from tests.builders import a_year
from tests.indicators.change_control.conftest import reweigh

pytestmark = pytest.mark.django_db


def every_row():
    """Return the rows of every table but the counters of keys."""
    with connection.cursor() as cursor:
        rows = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- our own names
            rows[table] = sorted(map(repr, cursor.fetchall()))
    return rows


def edits_of(pair):
    return [
        *reweigh(*pair),
        Edit(Place(What.CAP), "100"),
        Edit(Place(What.TARGET, indicator=pair[0].pk), ""),
        Edit(Place(What.PROGRAMMED, None, pair[0].pk, 2), "5"),
        Edit(Place(What.SHEET, indicator=pair[0].pk, field="unit"), "número"),
    ]


def test_a_rehearsal_writes_and_leaves_no_trace(pair):
    before = every_row()

    with rehearsing(a_year()):
        write(a_year(), edits_of(pair))
        inside = every_row()

    assert every_row() == before
    assert {table for table in before if before[table] != inside[table]} == {
        "indicators_changewindow",
        "indicators_historicalindicator",
        "indicators_historicalindicatorweight",
        "indicators_historicalmonthlyrecord",
        "indicators_historicalyeartarget",
        "indicators_indicator",
        "indicators_indicatorweight",
        "indicators_monthlyrecord",
        "indicators_yeartarget",
        "objectives_fiscalyear",
        "objectives_historicalfiscalyear",
    }


def test_a_rehearsal_that_goes_wrong_leaves_no_trace_either(pair):
    before = every_row()

    with suppress(ValidationError), rehearsing(a_year()):
        write(a_year(), [*edits_of(pair), Edit(Place(What.CAP), "-1")])

    assert every_row() == before
