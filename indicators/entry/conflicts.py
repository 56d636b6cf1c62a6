"""Two people wrote the same record: both versions side by side, and the person decides."""

from dataclasses import dataclass
from datetime import datetime

from indicators.entry.forms import FIELDS, one_line_end
from indicators.entry.lines import Line
from indicators.entry.telling import Mark, state_mark
from indicators.models import MonthlyRecord
from indicators.transitions import EDITABLE
from pei_site.formats import file_decimal

SOMEBODY = "Otra persona"


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of the two versions."""

    label: str
    mine: str
    stored: str

    @property
    def differs(self) -> bool:
        """Whether the two versions say different things."""
        return one_line_end(self.mine).strip() != one_line_end(self.stored).strip()


@dataclass(frozen=True, slots=True)
class Conflict:
    """What is stored against what was typed; `editable`: mine can still be saved."""

    who: str
    when: datetime
    mark: Mark
    version: int
    editable: bool
    differences: tuple[Difference, ...]

    @classmethod
    def between(
        cls, typed: list[tuple[str, str]], line: Line, stored: MonthlyRecord
    ) -> "Conflict":
        """Compare what was typed with what another person stored."""
        last = stored.history.select_related("history_user").latest()
        texts = [_as_typed(stored, name) for name in FIELDS]
        return cls(
            who=str(last.history_user or SOMEBODY),
            when=last.history_date,
            mark=state_mark(stored.state),
            version=stored.version,
            editable=line.month.is_open and stored.state in EDITABLE,
            differences=tuple(
                Difference(label, mine, text)
                for (label, mine), text in zip(typed, texts, strict=True)
            ),
        )


def _as_typed(record: MonthlyRecord, name: str) -> str:
    return (
        file_decimal(record.executed)
        if name == "executed"
        else str(getattr(record, name))
    )
