"""The notation of docs/compliance.md: marked tables, and what their cells mean."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from itertools import takewhile
from pathlib import Path

from indicators.compliance.accumulation import Months
from indicators.compliance.achievement import Measure, YearTotals
from indicators.compliance.vocabulary import Accumulation
from indicators.compliance.weighting import Weighted

DOCUMENT = Path(__file__).parents[3] / "docs" / "compliance.md"
MARK = re.compile(r"<!-- checked: (\w+) -->")
NOTHING = "-"


@dataclass(frozen=True)
class Example:
    """A row of a marked table."""

    kind: str
    line: int
    cells: dict[str, str]

    def __str__(self) -> str:
        return f"{self.kind}-line-{self.line}"


def read_examples(text: str) -> Iterator[Example]:
    """Yield the rows of every table under a mark, in the order of the document."""
    lines = text.splitlines()
    for number, line in enumerate(lines):
        if mark := MARK.fullmatch(line):
            table = takewhile(lambda text: text.startswith("|"), lines[number + 2 :])
            header, _rule, *rows = [_cells(row) for row in table]
            for offset, row in enumerate(rows, start=number + 5):
                yield Example(mark[1], offset, dict(zip(header, row, strict=True)))


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("|").split("|")]


def shown(ratio: Fraction) -> str:
    """Write a ratio as people see it: rounded once, half-up, 2 decimals, comma."""
    hundredths = ratio * 10_000
    exact = Decimal(hundredths.numerator) / Decimal(hundredths.denominator)
    percentage = exact.quantize(Decimal(1), ROUND_HALF_UP) / 100
    return f"{percentage:.2f}%".replace(".", ",")


def stated(ratio: Fraction | None, *, with_percentage: bool = True) -> str:
    """Write a ratio as the document does: exactly, and what is printed beside it."""
    if ratio is None:
        return NOTHING
    return f"{ratio} ({shown(ratio)})" if with_percentage else str(ratio)


def number(cell: str) -> Decimal | None:
    return None if cell == NOTHING else Decimal(cell)


def fraction(cell: str) -> Fraction | None:
    """Read `3/4`, `0.5` or a quotient of decimals such as `99.97/100`."""
    if cell == NOTHING:
        return None
    dividend, _, divisor = cell.partition("/")
    return Fraction(dividend) / Fraction(divisor or 1)


def items(cell: str) -> list[str]:
    return [] if cell == NOTHING else cell.split(", ")


def months(cell: str) -> Months:
    """Read `6: 73.5, 12: 90`."""
    pairs = (item.split(": ") for item in items(cell))
    return {int(month): Decimal(value) for month, value in pairs}


def measure(cell: str) -> Measure:
    """Read `SUM`, `INCREASING from LB 60` or `DECREASING from no LB`."""
    name, _, start = cell.partition(" from ")
    accumulation = Accumulation(name)
    if not start:
        return Measure(accumulation)
    baseline = None if start == "no LB" else Decimal(start.removeprefix("LB "))
    return Measure(accumulation, from_baseline=True, baseline=baseline)


def parts(cell: str) -> list[Weighted]:
    """Read `30 × 1/2, 70 × -`."""
    pairs = (item.split(" × ") for item in items(cell))
    return [Weighted(Decimal(weight), fraction(ratio)) for weight, ratio in pairs]


def years(cell: str) -> list[YearTotals]:
    """Read `10 of 10, - of 18`."""
    pairs = (item.split(" of ") for item in items(cell))
    return [YearTotals(number(executed), number(target)) for executed, target in pairs]
