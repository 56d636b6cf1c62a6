"""In which order the indicators stand; what has no value stands last either way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from reports.entries import Entry
from reports.explore.selection import fold
from reports.explore.words import BAND, STATUS

DOWN = "-"  # ?orden=-avance: the greatest first
GRAVITY = {status: place for place, status in enumerate(STATUS.values()) if status}
HEIGHT = {band: place for place, band in enumerate(BAND.values()) if band}


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort by a column of the table: what it is called, up and down.

    `key` None: there is no value. `of_place`: it belongs to one objective, so it is
    there only where each has its own row.
    """

    column: str
    label: str
    up: str
    down: str
    key: Callable[[Entry], Any]
    of_place: bool = False


ALPHABET = ("de la A a la Z", "de la Z a la A")
SIZE = ("de menor a mayor", "de mayor a menor")

ORDERS: Mapping[str, Order] = {
    "indicador": Order("name", "Indicador", *ALPHABET, lambda e: fold(e.row.name)),
    "objetivo": Order("objectives", "Objetivo", *SIZE, lambda e: e.objectives),
    "dependencia": Order(
        "department",
        "Dependencia",
        *ALPHABET,
        lambda e: fold(e.row.department) or None,
    ),
    "tipo": Order("kind", "Tipo", *ALPHABET, lambda e: fold(e.row.identification)),
    "peso": Order("weight", "Peso", *SIZE, lambda e: e.weight, of_place=True),
    "programado": Order("programmed", "Programado", *SIZE, lambda e: e.row.programmed),
    "ejecutado": Order("executed", "Ejecutado", *SIZE, lambda e: e.row.executed),
    "avance": Order("ratio", "Avance al corte", *SIZE, lambda e: e.row.ratio),
    "anual": Order("year_ratio", "Avance del año", *SIZE, lambda e: e.row.year_ratio),
    "costo": Order(
        "cost", "Le cuesta al objetivo", *SIZE, lambda e: e.cost, of_place=True
    ),
    "estado": Order(
        "status",
        "Estado",
        "lo más grave primero",
        "lo menos grave primero",
        lambda e: GRAVITY.get(e.row.status) if e.row.status else None,
    ),
    "semaforo": Order(
        "band",
        "Semáforo",
        "de bajo a alto",
        "de alto a bajo",
        lambda e: HEIGHT.get(e.row.band) if e.row.band else None,
    ),
}


def names(*, by_objective: bool) -> dict[str, str]:
    """Name every order as the address writes it: "-avance" is from great to small."""
    told: dict[str, str] = {}
    for name, order in ORDERS.items():
        if by_objective or not order.of_place:
            told[name] = f"{order.label}, {order.up}"
            told[DOWN + name] = f"{order.label}, {order.down}"
    return told


def ordered(entries: Sequence[Entry], order: str) -> list[Entry]:
    """Sort; equals keep the order of the plan, and "" is the order of the plan."""
    if not order:
        return list(entries)
    key = ORDERS[order.removeprefix(DOWN)].key
    known = [entry for entry in entries if key(entry) is not None]
    unknown = [entry for entry in entries if key(entry) is None]
    return sorted(known, key=key, reverse=order.startswith(DOWN)) + unknown
