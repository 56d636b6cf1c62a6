"""What follows the objectives on paper: departments, sheets, signatures, back page."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import segno

from indicators.compliance.vocabulary import Status
from reports.departments import DepartmentCard, departments
from reports.scorecard import Row, Scorecard

QUIET = 4  # modules of margin that a reader of the code needs
LONG_SHEET = 1_500  # characters: more could be taller than a page
SIGNERS = (
    ("Elaboró", "Oficina Asesora de Planeación"),
    ("Revisó", "Jefe de la Oficina Asesora de Planeación"),
    ("Aprobó", "Comité Institucional de Gestión y Desempeño"),
)


@dataclass(frozen=True)
class Seal:
    """Where the report is read, and the SHA-256 of its data (the JSON that it carries).

    address "": the installation does not know its own.
    """

    address: str
    sha256: str

    @cached_property
    def code(self) -> "Code":
        """Return the address as a QR code."""
        return qr(self.address)


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: one path of squares, on a square of so many units, margin included."""

    side: str
    path: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How the indicators of a department stand; `other`: could not be judged."""

    name: str
    total: int
    on_target: int
    behind: int
    over: int
    not_reported: int
    other: int
    objectives: tuple[int, ...]


def qr(text: str) -> Code:
    """Draw a text as a QR code that survives a bad print (a quarter may be lost)."""
    rows = list(segno.make(text, error="q", micro=False).matrix)
    path = "".join(
        f"M{x + QUIET} {y + QUIET}h{width}v1h-{width}z"
        for y, row in enumerate(rows)
        for x, width in _runs(row)
    )
    return Code(str(len(rows) + 2 * QUIET), path)


def _runs(row: bytearray) -> Iterator[tuple[int, int]]:
    """Return where dark squares begin and how many follow one another."""
    start = None
    for x, dark in enumerate([*row, 0]):
        if dark and start is None:
            start = x
        elif not dark and start is not None:
            yield start, x - start
            start = None


def tallies(scorecard: Scorecard) -> tuple[Tally, ...]:
    """Count the indicators of each department by their status, each one once."""
    return tuple(_tally(card) for card in departments(scorecard))


def _tally(card: DepartmentCard) -> Tally:
    count = Counter(entry.row.status for entry in card.entries)
    named = (Status.ON_TARGET, Status.BEHIND, Status.OVER, Status.NOT_REPORTED)
    return Tally(
        name=card.name,
        total=len(card.entries),
        on_target=count[Status.ON_TARGET],
        behind=count[Status.BEHIND],
        over=count[Status.OVER],
        not_reported=count[Status.NOT_REPORTED],
        other=len(card.entries) - sum(count[status] for status in named),
        objectives=tuple(sorted({n for e in card.entries for n in e.objectives})),
    )


def sheets(scorecard: Scorecard) -> tuple[tuple[Row, bool], ...]:
    """Return each indicator with a reference sheet, once; True: it may break over pages."""
    rows = {row.key: row for card in scorecard.objectives for row in card.rows}
    return tuple(
        (row, sum(len(line.value) for line in row.sheet) > LONG_SHEET)
        for row in rows.values()
        if row.sheet
    )
