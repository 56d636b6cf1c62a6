"""Where the page leads: without a filter, in another order, further on."""

from functools import partial

from reports.explore.links import address, chips, sorts
from reports.explore.selection import Selection
from reports.paging import ROWS, turn_to
from tests.reports.explore.asked import ask

HERE = "/indicadores/"


def test_each_chip_takes_away_what_it_names():
    listed = ask("estado=rezago&texto=a&filas=objetivo&orden=-costo")

    assert [(chip.name, chip.url) for chip in chips(HERE, listed)] == [
        (
            "Buscar: a",
            f"{HERE}?estado=rezago&filas=objetivo&orden=-costo#resultados",
        ),
        ("Estado: Rezago", f"{HERE}?texto=a&filas=objetivo&orden=-costo#resultados"),
        # What it costs is of one objective: the order goes with its rows.
        ("Una fila por objetivo", f"{HERE}?texto=a&estado=rezago#resultados"),
        (
            "Orden: Le cuesta al objetivo, de mayor a menor",
            f"{HERE}?texto=a&estado=rezago&filas=objetivo#resultados",
        ),
    ]


def test_headings_sort_up_then_down_then_up():
    told = [
        (link.url.removeprefix(HERE), link.direction)
        for order in ("", "avance", "-avance")
        for link in [sorts(HERE, Selection(order=order))["ratio"]]
    ]

    assert told == [
        ("?orden=avance#resultados", ""),
        ("?orden=-avance#resultados", "ascending"),
        ("?orden=avance#resultados", "descending"),
    ]


def test_pages_keep_the_filters():
    found = ask("").found * ROWS  # four pages of a hundred
    selection = Selection(kind="gestion")

    turned = turn_to(found, "3", partial(address, HERE, selection))

    assert [one.url for one in turned.links] == [
        address(HERE, selection, number) for number in (1, 2, 3, 4)
    ]
    assert address(HERE, selection, 3) == f"{HERE}?tipo=gestion&pagina=3#resultados"
    assert address(HERE, Selection()) == f"{HERE}#resultados"
