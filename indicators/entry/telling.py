"""What the entry screens say of a value: what is expected, and how it would stand."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicators import labels
from indicators.compliance.status import Judgement
from indicators.compliance.vocabulary import Accumulation, Status
from indicators.models import Indicator, MonthlyRecord
from indicators.preview import Preview
from indicators.vocabulary import RecordState
from pei_site.formats import distance_to_full, month_name, percent, quantity


@dataclass(frozen=True, slots=True)
class Mark:
    """A state as people see it: colour, icon and word, never the colour alone."""

    style: str
    icon: str
    word: str


PENDING = Mark("behind", "missing", "Pendiente")
OPTIONAL = Mark("none", "dash", "Opcional")
_MARKS = {
    RecordState.DRAFT: ("medium", "dash"),
    RecordState.SUBMITTED: ("over", "forward"),
    RecordState.VERIFIED: ("over", "check"),
    RecordState.APPROVED: ("met", "check"),
    RecordState.RETURNED: ("behind", "warning"),
}


def state_mark(state: str) -> Mark:
    """Mark the state of a record that somebody began."""
    style, icon = _MARKS[RecordState(state)]
    return Mark(style, icon, labels.RECORD_STATE[state])


def expectation(indicator: Indicator, month: str) -> str:
    """Say what is to be typed for a month, by the type of accumulation."""
    if indicator.accumulation == Accumulation.SUM:
        return (
            f"Sólo lo de este mes: lo ejecutado en {month}, sin lo de meses anteriores."
        )
    return f"Acumulado del año: el nivel alcanzado al terminar {month}."


def precision(indicator: Indicator) -> str:
    """Say the unit and how many decimals it takes."""
    if not indicator.decimals:
        return f"Unidad: {indicator.unit}, sin decimales."
    plural = "" if indicator.decimals == 1 else "es"
    return f"Unidad: {indicator.unit}, con {indicator.decimals} decimal{plural}."


def sentence(status: Status | None, ratio: Fraction | None) -> str:
    """Say how it stands, as the report does: "Rezago 1,69%"."""
    if status is None:
        return labels.NO_PROGRAMMING
    if ratio is None or status == Status.ON_TARGET:
        return labels.STATUS[status]
    joint = " del" if status == Status.OVER else ""
    return f"{labels.STATUS[status]}{joint} {distance_to_full(ratio)}"


def told(indicator: Indicator, seen: Preview) -> dict[str, Any]:
    """Write a preview for the screen: the page and its script show the same words."""
    judgement = seen.judgement
    return {
        "programmed": quantity(judgement.programmed, indicator.decimals),
        "executed": quantity(judgement.executed, indicator.decimals),
        "percent": percent(judgement.ratio),
        "sentence": sentence(judgement.status, judgement.ratio) + _owed(judgement),
        "warnings": list(seen.warnings),
        "needs_cause": seen.needs_cause,
    }


def _owed(judgement: Judgement) -> str:
    """Say that a percentage is of what was reported, and not of all that was owed."""
    missing = judgement.missing
    if judgement.ratio is None or not missing:
        return ""
    if len(missing) == 1:
        return f"; falta reportar {month_name(missing[0])}"
    return f"; faltan {len(missing)} meses por reportar"


def value(number: Decimal | None, indicator: Indicator) -> str:
    """Write a magnitude in the indicator's unit."""
    return quantity(number, indicator.decimals)


def value_of(record: MonthlyRecord | None, indicator: Indicator) -> str:
    """Write what a record says was done."""
    return value(record.executed if record else None, indicator)
