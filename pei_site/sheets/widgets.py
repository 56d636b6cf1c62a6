"""How each kind of column is read and written: strict, es-CO, with reasons in Spanish.

`clean` takes a cell and returns a value or raises ValueError; `render` returns the cell
of a value. An empty cell is "" for texts, False for yes or no, None for the rest.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from import_export.widgets import Widget

from pei_site.formats import MAX_DECIMALS, file_decimal, parse_decimal
from pei_site.sheets.cells import Cell, escape_text, unescape_text
from pei_site.texts import plain_text

_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_ISO = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_LONGEST_NUMBER = 40
_SHOWN = 40


def shown(cell: Cell) -> str:
    """Quote a cell in a message, in one line and cut short."""
    text = " ".join(cell_text(cell).splitlines())
    return f"«{text[:_SHOWN]}…»" if len(text) > _SHOWN else f"«{text}»"


def cell_text(cell: Cell) -> str:
    """Read any cell as text: the number 321 of a spreadsheet is the code "321"."""
    if isinstance(cell, bool):
        return "si" if cell else "no"
    if isinstance(cell, Decimal):
        return file_decimal(cell)
    if isinstance(cell, date):
        return cell.isoformat()
    return cell


def simplified(text: str) -> str:
    """Drop accents, capitals and outer spaces: Sí is si, Inversión is inversion."""
    decomposed = unicodedata.normalize("NFD", text.strip().casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


class CellWidget(Widget):  # type: ignore[misc]  # import_export is not typed
    """A column whose empty cell means that there is no value."""

    empty: Any = None

    def clean(self, value: Cell, row: Any = None, **kwargs: Any) -> Any:
        """Return the value of a cell; ValueError says in Spanish why it has none."""
        if isinstance(value, str):
            value = value.strip()
        return self.empty if value == "" else self.read(value, **kwargs)

    def read(self, cell: Cell, **kwargs: Any) -> Any:
        """Return the value of a cell that is not empty."""
        raise NotImplementedError

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> Cell:
        """Return the cell that holds a value."""
        return "" if value is None else self.write(value)

    def write(self, value: Any) -> Cell:
        """Return the cell of a value that is not None."""
        return str(value)

    def spelled(self, value: Any) -> str:
        """Write a stored value for people; what is empty is an empty text."""
        return (
            "" if value == self.empty else unescape_text(cell_text(self.write(value)))
        )


class TextWidget(CellWidget):
    """A text, kept as it is but for outer spaces and the escape of formulas."""

    empty = ""

    def clean(self, value: Cell, row: Any = None, **kwargs: Any) -> str:
        """Return the text without the ' that protects it from running as a formula."""
        return unescape_text(plain_text(cell_text(value)))

    def write(self, value: Any) -> Cell:
        """Escape what a spreadsheet would run."""
        return escape_text(plain_text(value))


class KeyWidget(CellWidget):
    """A key: text without escape, because its form leaves no room for formulas."""

    empty = ""

    def read(self, cell: Cell, **kwargs: Any) -> str:
        """Return the key; the model says what form it must have."""
        return cell_text(cell)


class NumberWidget(CellWidget):
    """A decimal: 1474056, 1.474.056 or 72,5 as text, or a spreadsheet's number.

    `decimals` and `whole` are the most digits after and before the comma (None: the
    model's highest value says it better).
    """

    def __init__(
        self, *, decimals: int = MAX_DECIMALS, whole: int | None = None
    ) -> None:
        super().__init__()
        self.decimals, self.whole = decimals, whole

    def read(self, cell: Cell, **kwargs: Any) -> Decimal:
        """Return the exact decimal; zeros typed beyond its decimals are refused too."""
        if isinstance(cell, Decimal):
            number = _finite(cell)
            decimals = -int(number.normalize().as_tuple().exponent)
        elif isinstance(cell, str) and len(cell) <= _LONGEST_NUMBER:
            number = parse_decimal(cell)
            decimals = len(cell.partition(",")[2])
        else:
            raise ValueError(
                f"{shown(cell)} no es un número. Escríbalo como 1474056 o 72,50."
            )
        if decimals > self.decimals:
            raise ValueError(f"{shown(cell)} tiene más de {self.decimals} decimales.")
        if self.whole is not None and number and number.adjusted() >= self.whole:
            raise ValueError(f"{shown(cell)} tiene más de {self.whole} cifras enteras.")
        return number

    def write(self, value: Any) -> Cell:
        """Keep it a number: each kind of file writes numbers in its own way."""
        return Decimal(value).normalize()


def _finite(number: Decimal) -> Decimal:
    if not number.is_finite() or number.adjusted() > _LONGEST_NUMBER:
        raise ValueError("no es un número que se pueda guardar.")
    return number


class WholeWidget(CellWidget):
    """A whole number without thousands: a year, a month, an objective's number."""

    def read(self, cell: Cell, **kwargs: Any) -> int:
        """Return the number; only the digits 0 to 9 count as digits."""
        text = cell_text(cell)
        if isinstance(cell, bool | date) or not _WHOLE.fullmatch(text):
            raise ValueError(f"{shown(cell)} no es un número entero.")
        return int(text)

    def write(self, value: Any) -> Cell:
        """Keep it a number."""
        return Decimal(value)


class DayWidget(CellWidget):
    """A date: 2023-06-30, or a spreadsheet's date."""

    def read(self, cell: Cell, **kwargs: Any) -> date:
        """Return the date."""
        if isinstance(cell, date):
            return cell
        if isinstance(cell, str) and _ISO.fullmatch(cell):
            try:
                return date.fromisoformat(cell)
            except ValueError:
                raise ValueError(
                    f"{shown(cell)} no es una fecha del calendario."
                ) from None
        raise ValueError(f"{shown(cell)} no es una fecha. Escríbala como 2023-06-30.")

    def write(self, value: Any) -> Cell:
        """Keep it a date."""
        day: date = value
        return day


class FlagWidget(CellWidget):
    """si or no, with or without accent and capitals; empty is no."""

    empty = False

    def read(self, cell: Cell, **kwargs: Any) -> bool:
        """Return whether it says yes."""
        word = simplified(cell_text(cell))
        if word not in {"si", "no"}:
            raise ValueError(f"{shown(cell)} no vale: escriba si o no.")
        return word == "si"

    def write(self, value: Any) -> Cell:
        """Write it without accent."""
        return "si" if value else "no"


class ChoiceWidget(CellWidget):
    """One of a few words; the mapping is word of the file -> stored value."""

    empty = ""

    def __init__(self, words: Mapping[str, str]) -> None:
        super().__init__()
        self.words = words
        self.names = {value: word for word, value in words.items()}

    def read(self, cell: Cell, **kwargs: Any) -> str:
        """Return the stored value of the word."""
        value = self.words.get(simplified(cell_text(cell)))
        if value is None:
            raise ValueError(f"{shown(cell)} no vale: escriba {', '.join(self.words)}.")
        return value

    def write(self, value: Any) -> Cell:
        """Write the word of a stored value."""
        return self.names[value]
