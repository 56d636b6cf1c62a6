"""The sections of the report: an objective with its drawings, lines and remarks."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from indicators import labels
from reports import wording
from reports.charts import Bar
from reports.objective_chart import ObjectiveChart, objective_chart
from reports.scorecard import ObjectiveCard, Row

# A row of about this many characters no longer fits on what a page leaves: it may
# break there, where a shorter one moves to the next page whole (docs/report.md).
LONG_TEXT = 900


@dataclass(frozen=True, slots=True)
class Remark:
    """Something said of an indicator besides its row."""

    indicator: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of an objective's table."""

    row: Row
    label: str
    missing: str
    long: bool


@dataclass(frozen=True)
class Section:
    """An objective in the report; what is drawn and said of it is made when it is shown.

    `page` is the address of the page where it stands; blank: this one.
    """

    card: ObjectiveCard
    bar: Bar
    page: str = ""

    @cached_property
    def chart(self) -> ObjectiveChart | None:
        """Draw its indicators; None: none has a percentage."""
        return objective_chart(self.card)

    @property
    def band(self) -> str:
        """Name its traffic light."""
        return labels.BAND[self.card.band] if self.card.band else labels.NOT_JUDGED

    @property
    def status(self) -> str:
        """Name its status."""
        card = self.card
        return labels.STATUS[card.status] if card.status else labels.NOT_JUDGED

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Return the rows of its table."""
        return tuple(_line(row) for row in self.card.rows)

    @cached_property
    def remarks(self) -> tuple[Remark, ...]:
        """Return what is said of its indicators besides."""
        return tuple(remark for row in self.card.rows for remark in _remarks(row))

    @property
    def long(self) -> bool:
        """Whether its statement may break over pages."""
        return len(self.card.statement) > LONG_TEXT


def _line(row: Row) -> Line:
    return Line(
        row=row,
        label=labels.STATUS[row.status] if row.status else labels.NO_PROGRAMMING,
        missing=wording.months(row.missing),
        long=max(len(row.sentence), len(row.name)) > LONG_TEXT,
    )


def _remarks(row: Row) -> Iterator[Remark]:
    said = {
        "Avance cualitativo": row.narrative,
        "Retrasos y soluciones": row.delays,
        "Porcentaje oficial": row.official_reason,
        "Motivo de la falta de reporte": row.override,
    }
    for label, text in said.items():
        if text:
            yield Remark(row.identification, label, text)
