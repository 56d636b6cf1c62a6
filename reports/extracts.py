"""Parts of the report that travel on their own: of a department, of an objective, in brief.

An extract narrows the scorecard of the whole: its percentages are those of the whole
report, never new ones. It says of which report it is a part.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from reports.finding import Finding
from reports.plan_card import ChangeEntry
from reports.scorecard import Note, ObjectiveCard, Row, Scorecard

ONE_ONLY = "Pida una sola parte del informe: una dependencia, un objetivo o el resumen."
BRIEF = "1"  # what says yes: ?resumen=1


class Part(StrEnum):
    """What an extract keeps, in the words of addresses and of the command."""

    DEPARTMENT = "dependencia"
    OBJECTIVE = "objetivo"
    SUMMARY = "resumen"


class NoSuchPartError(Exception):
    """The report has no such part, in words for people."""


@dataclass(frozen=True, slots=True)
class Extract:
    """A part of a report; `title` names it on paper.

    `value`: the department's code, the objective's number, or "1" (the summary).
    """

    part: Part
    value: str
    title: str

    @property
    def name(self) -> str:
        """Return what tells its file from others: objetivo-5, resumen."""
        return self.part if self.part == Part.SUMMARY else f"{self.part}-{self.value}"


@dataclass(frozen=True, slots=True)
class Whole:
    """The published report of which an extract is a part, as it was archived.

    `sha256` is that of its `paper`: the PDF, or the JSON where it was published without
    a PDF. `data` is its JSON, `when` (UTC) its publication.
    """

    sha256: str
    data: bytes
    when: datetime
    paper: str = "PDF"

    @property
    def has_pdf(self) -> bool:
        """Whether its PDF was archived."""
        return self.paper == "PDF"


def is_asked(query: Mapping[str, str]) -> bool:
    """Whether somebody asks for a part."""
    return any(query.get(part, "") for part in Part)


def asked(query: Mapping[str, str], scorecard: Scorecard) -> Extract | None:
    """Read which part somebody asks for; None: the whole. NoSuchPartError: there is none."""
    parts = [part for part in Part if query.get(part, "")]
    if not parts:
        return None
    if len(parts) > 1:
        raise NoSuchPartError(ONE_ONLY)
    return extract(parts[0], query[parts[0]], scorecard)


def extract(part: Part, value: str, scorecard: Scorecard) -> Extract:
    """Return that part of the report; NoSuchPartError: it has none."""
    match part:
        case Part.DEPARTMENT:
            title = _department(value, scorecard)
        case Part.OBJECTIVE:
            title = _objective(value, scorecard)
        case Part.SUMMARY:
            title = _summary(value)
    return Extract(part, value, title)


def _department(code: str, scorecard: Scorecard) -> str:
    rows = (row for card in scorecard.objectives for row in card.rows)
    found = next((row for row in rows if row.department_code == code), None)
    if found is None:
        raise NoSuchPartError(
            "Esa dependencia no responde por ningún indicador en el corte."
        )
    return f"Dependencia: {found.department}"


def _objective(number: str, scorecard: Scorecard) -> str:
    if number not in {str(card.number) for card in scorecard.objectives}:
        raise NoSuchPartError("No existe ese objetivo en el corte.")
    return f"Objetivo estratégico {number}"


def _summary(value: str) -> str:
    if value != BRIEF:
        raise NoSuchPartError(f"El resumen se pide con {Part.SUMMARY}={BRIEF}.")
    return "Resumen ejecutivo"


def narrowed(scorecard: Scorecard, part: Extract | None) -> Scorecard:
    """Return the scorecard with only what the part tells; the summary tells of all."""
    if part is None or part.part == Part.SUMMARY:
        return scorecard
    if part.part == Part.OBJECTIVE:
        number = int(part.value)
        cards = tuple(one for one in scorecard.objectives if one.number == number)
    else:
        number = None
        mine = (_of_department(card, part.value) for card in scorecard.objectives)
        cards = tuple(card for card in mine if card.rows)
    keys = {row.key for card in cards for row in card.rows}
    return replace(
        scorecard,
        objectives=cards,
        findings=tuple(
            one for one in scorecard.findings if _hangs_on(one, number, keys)
        ),
        changes=tuple(one for one in scorecard.changes if _hangs_on(one, number, keys)),
    )


def _of_department(card: ObjectiveCard, code: str) -> ObjectiveCard:
    """Keep the rows of a department and their notes; percentage and terms stay whole."""
    rows = tuple(row for row in card.rows if row.department_code == code)
    return replace(card, rows=rows, notes=_notes(card, rows))


def _notes(card: ObjectiveCard, rows: tuple[Row, ...]) -> tuple[Note, ...]:
    marked = {note for row in rows for note in row.notes}
    return tuple(note for note in card.notes if note in marked)


def _hangs_on(
    one: Finding | ChangeEntry, number: int | None, keys: Collection[str]
) -> bool:
    """Whether it is said of the objective, or of one of the indicators."""
    if number is not None and one.objective is not None:
        return one.objective == number
    return one.indicator in keys
