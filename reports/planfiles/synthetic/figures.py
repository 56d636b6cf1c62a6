"""The numbers of the synthetic plan: promises that add up, and what came of them.

Everything is counted in whole units of the indicator's last decimal, so that sums are
exact; `magnitude` makes a decimal of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate, pairwise
from random import Random

YEAR = tuple(range(1, 13))
FREQUENCIES = {
    "Mensual": YEAR,
    "Trimestral": (3, 6, 9, 12),
    "Semestral": (6, 12),
}
SUM, CONSTANT, INCREASING, DECREASING = "suma", "constante", "creciente", "decreciente"
WHOLE = 10_000  # 100,00 in hundredths
PERCENT = "Porcentaje"


@dataclass(frozen=True, slots=True)
class Kind:
    """A way of measuring: how its name begins, its unit, and where its levels may lie.

    `start` and `end` are ranges in whole units; of a sum, `end` is what a year promises.
    """

    accumulation: str
    opening: str
    unit: str
    decimals: int
    start: tuple[int, int]
    end: tuple[int, int]
    from_baseline: bool = False

    @property
    def uses_baseline(self) -> bool:
        """Whether the starting level is a baseline."""
        return self.from_baseline or self.accumulation == DECREASING


KINDS = (
    Kind(SUM, "Número de acciones realizadas en", "Número", 0, (0, 0), (12, 90_000)),
    Kind(
        INCREASING,
        "Porcentaje de avance en la implementación de",
        PERCENT,
        2,
        (0, 2_000),
        (7_000, WHOLE),
    ),
    Kind(
        CONSTANT,
        "Porcentaje de cumplimiento del plan de trabajo de",
        PERCENT,
        2,
        (0, 0),
        (9_000, WHOLE),
    ),
    Kind(
        DECREASING,
        "Tiempo promedio de respuesta en",
        "Días",
        2,
        (3_000, 6_000),
        (500, 1_500),
    ),
    Kind(
        INCREASING,
        "Índice de madurez de",
        PERCENT,
        2,
        (2_000, 4_000),
        (7_000, WHOLE),
        from_baseline=True,
    ),
)


@dataclass(frozen=True, slots=True)
class Course:
    """How an indicator goes through the plan.

    `totals` are what each year promises of a sum; 0 in the years without programming.
    """

    kind: Kind
    frequency: str
    start: int
    end: int
    totals: tuple[int, ...]

    @property
    def months(self) -> tuple[int, ...]:
        """The months that report."""
        return FREQUENCIES[self.frequency]

    @property
    def period_target(self) -> int:
        """What the whole plan promises."""
        return sum(self.totals) if self.kind.accumulation == SUM else self.end

    def opening(self, place: int) -> int:
        """Return the level with which a year begins."""
        if self.kind.accumulation in (SUM, CONSTANT):
            return 0
        return self._level(place, len(self.totals))

    def promise(self, random: Random, place: int) -> dict[int, int]:
        """Return the months of a year: a sum adds up to its total, a level ends there."""
        kind, months = self.kind.accumulation, self.months
        if kind == SUM:
            parts = portions(
                self.totals[place], [random.randint(5, 15) for _ in months]
            )
            return dict(zip(months, parts, strict=True))
        if kind == CONSTANT:
            return dict.fromkeys(months, self.end)
        steps = len(self.totals) * len(months)
        done = place * len(months)
        return {
            month: self._level(done + number, steps)
            for number, month in enumerate(months, 1)
        }

    def _level(self, step: int, steps: int) -> int:
        return self.start + (self.end - self.start) * step // steps

    def target(self, promised: dict[int, int]) -> int:
        """Return what the year promises."""
        return sum(promised.values()) if self._adds else promised[max(promised)]

    def result(self, promised: dict[int, int], place: int, pace: int) -> dict[int, int]:
        """Return what was done in each month at a pace in percent of what was promised."""
        opening = self.opening(place)
        most = WHOLE if self.kind.unit == PERCENT else None
        done = {
            month: max(0, opening + (value - opening) * pace // 100)
            for month, value in promised.items()
        }
        return {
            month: value if most is None else min(value, most)
            for month, value in done.items()
        }

    def differences(
        self, promised: dict[int, int], done: dict[int, int]
    ) -> dict[int, int]:
        """Return how far what was done is from the promise by each month: below 0, behind."""
        gaps = {month: done[month] - promised[month] for month in promised}
        if self._adds:
            return dict(zip(gaps, accumulate(gaps.values()), strict=True))
        falling = self.kind.accumulation == DECREASING
        return {month: -gap if falling else gap for month, gap in gaps.items()}

    @property
    def _adds(self) -> bool:
        return self.kind.accumulation == SUM


def course(random: Random, kind: Kind, active: Sequence[bool]) -> Course:
    """Draw the course of an indicator of a kind; active: the years with programming."""
    frequency = random.choices(list(FREQUENCIES), weights=(70, 20, 10))[0]
    end = random.randint(*kind.end)
    return Course(
        kind=kind,
        frequency=frequency,
        start=random.randint(*kind.start),
        end=end,
        totals=tuple(
            end * random.randint(80, 120) // 100 if works else 0 for works in active
        ),
    )


def pace(random: Random) -> int:
    """Draw how a year goes, in percent: most as promised, some behind, some over."""
    ranges = ((100, 100), (75, 99), (101, 125))
    return random.randint(*random.choices(ranges, weights=(60, 25, 15))[0])


def portions(total: int, shares: list[int]) -> list[int]:
    """Split a whole number by shares into whole numbers that add up to it exactly."""
    whole = sum(shares)
    ends = [0, *(total * reached // whole for reached in accumulate(shares))]
    return [after - before for before, after in pairwise(ends)]


def magnitude(units: int, decimals: int) -> Decimal:
    """Make a decimal of a number of units."""
    return Decimal(units).scaleb(-decimals)
