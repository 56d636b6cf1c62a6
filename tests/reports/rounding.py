"""What a ratio is when it is rounded once, by whole numbers alone, and what pages print."""

import html
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from reports.scorecard import Scorecard

HUNDREDTHS = 10_000  # of a percent, in a whole
PRINTED = re.compile(r"[-−]?\d[\d.]*,\d\d(?=%)")


def once(ratio: Fraction | None) -> str:
    """Write a ratio as a percentage, a half away from zero, and never less than nothing."""
    if ratio is None:
        return "—"
    hundredths = (2 * abs(ratio.numerator) * HUNDREDTHS + ratio.denominator) // (
        2 * ratio.denominator
    )
    whole, rest = divmod(hundredths, 100)
    sign = "-" if ratio < 0 and hundredths else ""
    return f"{sign}{whole:,}".replace(",", ".") + f",{rest:02}%"


def twice(value: Fraction, decimals: int) -> Decimal:
    """Round half up to one decimal more, and what comes of it again: what must be seen."""
    scale = 10 ** (decimals + 1)
    first = (2 * abs(value) * scale + 1) // 2
    second = (first + 5) // 10
    rounded = Decimal(second).scaleb(-decimals)
    return -rounded if value < 0 and rounded else rounded


def allowed(card: Scorecard) -> set[str]:
    """Return every percentage that may be printed of a scorecard: each rounded once.

    And how far each is from 100, which adds up with what is printed.
    """
    ratios = {once(ratio) for ratio in exact_numbers(card)}
    distances = {once(abs(1 - rounded(text))) for text in ratios}
    return {text.rstrip("%").replace("−", "-") for text in ratios | distances}


def rounded(text: str) -> Fraction:
    return Fraction(text.rstrip("%").replace(".", "").replace(",", ".")) / 100


def exact_numbers(told: Any) -> Iterator[Fraction]:
    """Give every ratio of a scorecard, and every percentage that was set by people."""
    if isinstance(told, Fraction):
        yield told
    elif isinstance(told, tuple):
        for one in told:
            yield from exact_numbers(one)
    elif is_dataclass(told):
        for field in fields(told):
            value = getattr(told, field.name)
            if isinstance(value, Decimal) and field.name in SET_BY_PEOPLE:
                yield Fraction(value) / 100
            else:
                yield from exact_numbers(value)


SET_BY_PEOPLE = {"weight", "cap", "band_medium", "band_high"}


def unexplained(page: str, card: Scorecard) -> set[str]:
    """Return the percentages of a page that are none of the scorecard's, rounded once."""
    text = html.unescape(re.sub(r"<[^>]+>", " ", page))
    return {one.replace("−", "-") for one in PRINTED.findall(text)} - allowed(card)
