"""What a filled sheet would change, row by row, before anything is written."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from indicators import labels
from indicators.actions import Entry
from indicators.entry.forms import FIELDS
from indicators.entry.lines import Line
from indicators.entry.months import Month
from indicators.entry.telling import value
from indicators.models import MonthlyRecord
from indicators.spreadsheet.preflight import fault
from indicators.spreadsheet.reading import Filled
from pei_site.sheets import Problem

NOT_THEIRS = "ya no está entre sus indicadores."
STALE = (
    "El registro cambió después de lo que usted vio: compare lo guardado con lo suyo"
    " antes de confirmar."
)
NO_CAUSE = "Falta la causa: se guarda como borrador, pero no se puede enviar sin ella."
CLEARED = "Se borra el valor que estaba reportado."


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that changes, as people read it."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Change:
    """A row that would be written. `stale`: somebody wrote after it was read."""

    filled: Filled
    line: Line
    differences: tuple[Difference, ...]
    stands: dict[str, Any]
    warnings: tuple[str, ...]
    stale: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that a file would do; it is applied whole or not at all."""

    changes: list[Change] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unchanged: int = 0

    @property
    def may_apply(self) -> bool:
        """Whether there is something to write and nothing in the way."""
        return bool(self.changes) and not self.problems

    @property
    def is_stale(self) -> bool:
        """Whether somebody wrote meanwhile any of the records that it would write."""
        return any(change.stale for change in self.changes)


def compare(
    rows: Iterable[Filled],
    lines: Mapping[str, Line],
    month: Month,
    problems: Iterable[Problem] = (),
) -> Comparison:
    """Compare what the rows say with what is stored now."""
    result = Comparison(problems=list(problems))
    if not month.is_open:
        result.problems.insert(0, fault(month.why_shut))
    unchanged = 0
    for filled in rows:
        line = lines.get(filled.key)
        if line is None:
            result.problems.append(fault(f"{filled.key} {NOT_THEIRS}", filled.row))
        elif filled.entry == entry_of(line.record):
            unchanged += 1
        elif line.done:
            result.problems.append(fault(_held(line), filled.row))
        else:
            result.changes.append(_change(filled, line))
    result.problems.sort(key=lambda problem: problem.row or 0)
    return Comparison(result.changes, result.problems, unchanged)


def entry_of(record: MonthlyRecord | None) -> Entry:
    """Return what is stored of what people enter."""
    if record is None:
        return Entry(None)
    return Entry(record.executed, record.narrative, record.cause, record.delays)


def _held(line: Line) -> str:
    state = labels.RECORD_STATE[line.record.state].lower() if line.record else ""
    return (
        f"{line.indicator.key} está {state} y la fila dice otra cosa:"
        " para corregirlo pida que se lo devuelvan."
    )


def _change(filled: Filled, line: Line) -> Change:
    before = entry_of(line.record)
    stands = line.told(filled.entry.executed)
    stale = filled.version != line.version
    return Change(
        filled=filled,
        line=line,
        differences=tuple(_differences(before, filled.entry, line)),
        stands=stands,
        warnings=tuple(_warnings(before, filled.entry, stands, stale=stale)),
        stale=stale,
    )


def _differences(before: Entry, after: Entry, line: Line) -> Iterable[Difference]:
    for name, label in FIELDS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old == new:
            continue
        if name == "executed":
            old, new = value(old, line.indicator), value(new, line.indicator)
        yield Difference(label, old, new)


def _warnings(
    before: Entry, after: Entry, stands: dict[str, Any], *, stale: bool
) -> Iterable[str]:
    if stale:
        yield STALE
    if before.executed is not None and after.executed is None:
        yield CLEARED
    yield from stands["warnings"]
    if stands["needs_cause"] and not after.cause.strip():
        yield NO_CAUSE
