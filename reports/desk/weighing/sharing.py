"""The buttons that fill the weights in: by proportion, evenly, with what is left."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from objectives.weights import evenly, in_proportion, with_the_rest
from pei_site.formats import file_decimal
from reports.desk.weighing.lines import Line, Sheet, two_decimals

NO_NUMBER = "Escriba un número; 0 si no pesa."
NO_PROPORTION = "Escriba en alguna fila un número mayor que 0."
NOTHING_LEFT = (
    "No queda nada por repartir: los pesos ya suman 100 o más. Borre o baje alguno."
)
NO_ROWS = "No hay indicadores entre los que repartir."


class NothingToShareError(Exception):
    """The fields cannot be filled in; it carries the reason."""


def relative(lines: Sequence[Line]) -> list[Decimal]:
    """Turn entries of any scale into percentages: 1, 1, 2 is 25, 25, 50."""
    values = [line.form.value for line in lines]
    for line, value in zip(lines, values, strict=True):
        if value is None and "weight" not in line.form.errors:
            line.form.add_error("weight", NO_NUMBER)
    if any(line.form.errors for line in lines):
        raise NothingToShareError
    try:
        return in_proportion([value or Decimal(0) for value in values])
    except ValueError as error:
        raise NothingToShareError(NO_PROPORTION) from error


def even(lines: Sequence[Line]) -> list[Decimal]:
    """Weigh all the same, whatever was typed, but for those of 0."""
    return evenly([line.form.value for line in lines])


def rest(lines: Sequence[Line]) -> list[Decimal]:
    """Give what lacks to 100 to the empty fields, or else to all that weigh."""
    if [line for line in lines if not line.form.fits(may_be_empty=True)]:
        raise NothingToShareError
    try:
        return with_the_rest([line.form.value for line in lines])
    except ValueError as error:
        raise NothingToShareError(NOTHING_LEFT) from error


SHARINGS: dict[str, Callable[[Sequence[Line]], list[Decimal]]] = {
    "relativa": relative,
    "parejo": even,
    "resto": rest,
}


def filled_in(sheet: Sheet, data: Any, action: str) -> Any:
    """Return what was posted with the weights filled in.

    NothingToShareError: the reason, or none where the fields say it.
    """
    lines = sheet.staying
    if not lines:
        raise NothingToShareError(NO_ROWS)
    found = data.copy()
    shares = SHARINGS[action](lines)
    for line, share in zip(lines, shares, strict=True):
        found[line.form.add_prefix("weight")] = two_decimals(file_decimal(share))
    return found
