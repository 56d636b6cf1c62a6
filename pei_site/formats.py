"""The only module that writes and reads numbers and dates as people of Colombia do.

Everything is exact: `Fraction` or `Decimal` in, one ROUND_HALF_UP at display.
"""

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction

NOTHING = "—"  # shown where there is no figure: nothing is not zero
MAX_DECIMALS = 4

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio",
    "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip


def round_half_up(value: Fraction, decimals: int) -> Decimal:
    """Round exactly, ties away from zero; a value that rounds to nothing is never −0."""
    scale = 10**decimals
    halves = abs(value) * scale * 2
    units = (halves.numerator // halves.denominator + 1) // 2
    rounded = Decimal(units).scaleb(-decimals).quantize(Decimal(1).scaleb(-decimals))
    return -rounded if value < 0 and rounded else rounded


def group(value: Decimal) -> str:
    """Write a decimal with point for thousands and comma for decimals: 5.486.863,5."""
    return f"{value:,f}".translate(str.maketrans(",.", ".,"))


def percent(ratio: Fraction | None) -> str:
    """Write a ratio as a percentage: 98,31%. None (cannot be judged) is a dash."""
    return NOTHING if ratio is None else f"{group(round_half_up(ratio * 100, 2))}%"


def percent_digits(ratio: Fraction | None) -> str | None:
    """Write a ratio as the percentage of open data: "98.31"; None stays None."""
    return None if ratio is None else str(round_half_up(ratio * 100, 2))


def distance_to_full(ratio: Fraction) -> str:
    """Write how far a ratio is from 100 %, so that it adds up with the printed one.

    Less than what two decimals can show is "<0,01%", never 0,00%.
    """
    distance = abs(100 - round_half_up(ratio * 100, 2))
    return f"{group(distance)}%" if distance else "<0,01%"


def points(difference: Fraction | None) -> str:
    """Write a difference of two ratios in percentage points with its sign: +1,20."""
    if difference is None:
        return NOTHING
    rounded = round_half_up(difference * 100, 2)
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return f"{sign}{group(abs(rounded))}"


def quantity(value: Decimal | None, decimals: int = 0) -> str:
    """Write a magnitude with at least its unit's decimals and never hide a digit."""
    return NOTHING if value is None else group(with_decimals(value, decimals))


def with_decimals(value: Decimal, decimals: int) -> Decimal:
    """Give a magnitude its unit's decimals, or more where it has more."""
    plain = value.normalize()
    shown = max(decimals, -int(plain.as_tuple().exponent))
    return plain.quantize(Decimal(1).scaleb(-shown))


def count(things: int) -> str:
    """Write how many there are: 17.399."""
    return group(Decimal(things))


def weight(value: Decimal | None) -> str:
    """Write a weight: 89,50%. None (weighs in no objective this year) is a dash."""
    return NOTHING if value is None else f"{group(with_decimals(value, 2))}%"


def file_decimal(value: Decimal | None) -> str:
    """Write a decimal for a plan file: no thousands, a comma, no needless zeros."""
    if value is None:
        return ""
    text = f"{value.normalize():f}"
    return text.replace(".", ",")


def date_short(day: date | None) -> str:
    """Write 30/6/2023."""
    return NOTHING if day is None else f"{day.day}/{day.month}/{day.year}"


def date_long(day: date | None) -> str:
    """Write 30 de junio de 2023."""
    if day is None:
        return NOTHING
    return f"{day.day} de {MONTHS[day.month - 1]} de {day.year}"


def month_name(month: int) -> str:
    """Name a month: 6 is junio."""
    return MONTHS[month - 1]


_PLAIN = re.compile(r"-?[0-9]+(,[0-9]+)?", re.ASCII)
_GROUPED = re.compile(r"-?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]+)?", re.ASCII)
_ONE_GROUP = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}", re.ASCII)
_POINT = re.compile(r"-?[0-9]*\.[0-9]+", re.ASCII)


def parse_decimal(text: str) -> Decimal:
    """Read a number typed by a person: 1474056, 1.474.056, 72,5, 1.234,5.

    A comma is always the decimal mark. What could be read in two ways is refused:
    ValueError carries the reason in Spanish.
    """
    text = text.strip()
    if _ONE_GROUP.fullmatch(text):
        raise ValueError(
            f"«{text}» es ambiguo: escriba {text.replace('.', '')} si son miles"
            f" o {text.replace('.', ',')} si son decimales."
        )
    if _POINT.fullmatch(text):
        raise ValueError(
            f"«{text}» usa punto: la coma separa los decimales ({text.replace('.', ',')})."
        )
    if not (_PLAIN.fullmatch(text) or _GROUPED.fullmatch(text)):
        raise ValueError(
            f"«{text[:40]}» no es un número. Escríbalo como 1474056, 1.474.056 o 72,50."
        )
    value = Decimal(text.replace(".", "").replace(",", "."))
    return check_decimals(value)


def check_decimals(value: Decimal) -> Decimal:
    """Return the value if it has at most four decimals; ValueError (Spanish) otherwise."""
    if -int(value.normalize().as_tuple().exponent) > MAX_DECIMALS:
        raise ValueError(
            f"«{file_decimal(value)}» tiene más de {MAX_DECIMALS} decimales."
        )
    return value
