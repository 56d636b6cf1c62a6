"""How an indicator would stand at a month's end, by the rules and before saving."""

from dataclasses import dataclass
from decimal import Decimal

from indicators.compliance.status import Facts, Judgement, judge
from indicators.compliance.vocabulary import Accumulation, Status
from indicators.models import Indicator, MonthlyRecord, YearTarget
from indicators.vocabulary import RecordState
from objectives.models import FiscalYear
from pei_site.formats import month_name, percent, quantity

MUCH = 5, 4  # over 125 %
TIMES = 10
NEEDS_CAUSE = frozenset({Status.BEHIND, Status.OVER})


@dataclass(frozen=True, slots=True)
class Preview:
    """The judgement at the month's end, and what looks wrong (warnings, not obstacles)."""

    judgement: Judgement
    warnings: tuple[str, ...]

    @property
    def needs_cause(self) -> bool:
        """Whether it lags or exceeds, so that it cannot be submitted without a cause."""
        return self.judgement.status in NEEDS_CAUSE


def preview(
    indicator: Indicator, year: FiscalYear, month: int, executed: Decimal | None
) -> Preview:
    """Judge the indicator at the end of the month as if `executed` were reported.

    Earlier months count as they stand, drafts too: it is the reporter's own view.
    Returned ones read as unreported, as everywhere.
    """
    records = list(MonthlyRecord.objects.filter(indicator=indicator, year=year))
    target = YearTarget.objects.filter(indicator=indicator, year=year).first()
    return preview_of(
        indicator, records, target.target if target else None, month, executed
    )


def preview_of(
    indicator: Indicator,
    records: list[MonthlyRecord],
    target: Decimal | None,
    month: int,
    executed: Decimal | None,
) -> Preview:
    """Judge with the year's records at hand (the grid reads them once for all rows)."""
    reported = {
        record.month: record.executed
        for record in records
        if record.executed is not None
        and record.month < month
        and record.state != RecordState.RETURNED
    }
    if executed is not None:
        reported[month] = executed
    programmed = {
        record.month: record.programmed
        for record in records
        if record.programmed is not None
    }
    judgement = judge(
        Facts(
            measure=indicator.measure,
            target=target,
            programmed=programmed,
            executed=reported,
        ),
        month,
    )
    return Preview(judgement, tuple(_warnings(indicator, reported, month, judgement)))


def _warnings(
    indicator: Indicator, reported: dict[int, Decimal], month: int, judgement: Judgement
) -> list[str]:
    value = reported.get(month)
    if value is None:
        return []
    earlier = [before for before in reported if before < month]
    last = max(earlier) if earlier else None
    found = []
    if last is not None:
        found += _against(indicator, reported[last], last, value)
    if judgement.ratio is not None and judgement.ratio * MUCH[1] > MUCH[0]:
        found.append(
            f"El avance al corte sería {percent(judgement.ratio)}: más de 125%."
        )
    if _is_percentage(indicator) and 0 < value <= 1 and (judgement.programmed or 0) > 1:
        found.append(
            "¿Es un porcentaje escrito como fracción? Escriba 72,5 y no 0,725."
        )
    return found


def _against(
    indicator: Indicator, before: Decimal, month: int, value: Decimal
) -> list[str]:
    """Compare with the last month reported."""
    text = quantity(before, indicator.decimals)
    found = []
    if indicator.accumulation == Accumulation.INCREASING and value < before:
        found.append(f"El nivel baja: en {month_name(month)} era {text}.")
    if before > 0 and value >= before * TIMES:
        found.append(
            f"Es {TIMES} veces o más lo de {month_name(month)}, que fue {text}."
        )
    return found


def _is_percentage(indicator: Indicator) -> bool:
    return "porcentaje" in indicator.unit.lower() or "%" in indicator.unit
