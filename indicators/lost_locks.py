"""What the database no longer refuses, in the words of people."""

from collections.abc import Iterable
from itertools import groupby

from django.apps import apps

from indicators import triggers

# By what a trigger's name begins with; the rest of it is its table and event.
LOST = {
    "pei_lock": "se puede escribir en meses cerrados",
    "pei_year": "se puede cambiar lo que una vigencia aprobada fijó",
    "pei_keep": "se puede editar o borrar lo que sólo se agrega",
}


def told(lost: Iterable[str], vendor: str) -> str:
    """Say what is unprotected, with the names of the triggers that are missing."""
    tables = triggers.expected(vendor)
    kinds = groupby(sorted(lost, key=_order), _kind)
    return "; ".join(
        f"{LOST[kind]}: {_listed(list(names), tables)}" for kind, names in kinds
    )


def _kind(name: str) -> str:
    return next(kind for kind in LOST if name.startswith(kind))


def _order(name: str) -> tuple[int, str]:
    return list(LOST).index(_kind(name)), name


def _listed(names: list[str], tables: dict[str, str]) -> str:
    by_table = groupby(names, tables.__getitem__)
    return ", ".join(f"{_called(table)} ({', '.join(own)})" for table, own in by_table)


def _called(table: str) -> str:
    """Return what people call the rows of a table; of a history, what it is of."""
    model = next(one for one in apps.get_models() if one._meta.db_table == table)
    tracked = getattr(model, "instance_type", None)
    if tracked is None:
        return str(model._meta.verbose_name_plural)
    return f"historia de {tracked._meta.verbose_name_plural}"
