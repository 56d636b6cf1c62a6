"""In which order the indicators stand."""

import pytest

from reports.explore.ordering import ORDERS
from reports.tables.explore import EntryTable
from tests.reports.explore.asked import ask, keys

BY_OBJECTIVE = "filas=objetivo&orden="


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ("", ["543", "presupuesto", "545", "999"]),
        ("indicador", ["543", "545", "999", "presupuesto"]),
        ("-indicador", ["presupuesto", "545", "999", "543"]),
        ("objetivo", ["presupuesto", "543", "545", "999"]),
        ("avance", ["presupuesto", "543", "545", "999"]),
        ("-avance", ["543", "presupuesto", "545", "999"]),
        ("ejecutado", ["543", "presupuesto", "545", "999"]),
        ("-ejecutado", ["presupuesto", "543", "545", "999"]),
        ("estado", ["545", "presupuesto", "543", "999"]),
        ("-estado", ["543", "presupuesto", "545", "999"]),
        ("semaforo", ["presupuesto", "543", "545", "999"]),
        ("-semaforo", ["543", "presupuesto", "545", "999"]),
    ],
)
def test_what_has_no_value_stands_last_either_way(order, found):
    assert keys(f"orden={order}") == found


def test_by_objective_what_costs_most_may_stand_first():
    told = [
        (entry.row.key, entry.objectives)
        for entry in ask(f"{BY_OBJECTIVE}-costo&estado=rezago&estado=sin-reporte").found
    ]

    assert told == [("545", (3,)), ("presupuesto", (2,))]


def test_every_order_is_one_of_a_column_of_the_table():
    columns = [order.column for order in ORDERS.values()]

    assert columns == list(EntryTable.base_columns)


@pytest.mark.parametrize("name", ORDERS)
def test_every_order_sorts_the_plan(name):
    up, down = (keys(f"{BY_OBJECTIVE}{sign}{name}") for sign in ("", "-"))

    assert sorted(up) == sorted(down) == ["543", "543", "545", "999", "presupuesto"]
