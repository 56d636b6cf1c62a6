"""What people do with months and cut-offs, done to the product by its actions and files."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from indicators import actions
from indicators.actions import Entry
from indicators.models import (
    Cutoff,
    Indicator,
    Measurement,
    MonthlyRecord,
    ReportingMonth,
)
from indicators.models.cutoff import month_end
from objectives.models import FiscalYear, User
from reports import archive
from reports.desk.cutoffs import decisions
from tests.soak.stateful import state, workbook

YEAR = 2023
DUE = date(2023, 12, 31)


class RefusedError(Exception):
    """A screen said no without raising anything."""


class OvertakenError(Exception):
    """A screen said that somebody else wrote first."""


def person(who: state.Person) -> User:
    return User.objects.get(username=who.name)


def year() -> FiscalYear:
    return FiscalYear.objects.get(year=YEAR)


def indicator(key: str) -> Indicator:
    return Indicator.objects.select_related("department").get(key=key)


def cutoff_of(month: int) -> Cutoff:
    day = month_end(YEAR, month)
    return Cutoff.objects.select_related("year__plan").get(date=day)


def number(value: Fraction | None) -> Decimal | None:
    """Return a value of the model, which is a decimal, as one."""
    return None if value is None else Decimal(value.numerator) / value.denominator


def text(value: Fraction | None) -> str:
    """Write a value as people type it."""
    return "" if value is None else f"{number(value):f}".replace(".", ",")


def enter(
    who: state.Person,
    key: str,
    month: int,
    filled: tuple[Fraction | None, str],
    version: int,
) -> None:
    value, cause = filled
    actions.save_entry(
        indicator=indicator(key),
        year=year(),
        month=month,
        entry=Entry(number(value), cause=cause),
        version=version,
        by=person(who),
    )


def sheet(who: state.Person, month: int, rows: list[Any]) -> None:
    told = [(key, number(value), cause, version) for key, value, cause, version in rows]
    if not workbook.load(person(who), YEAR, month, told):
        raise RefusedError


def move(who: state.Person, key: str, month: int, to: str, observation: str) -> None:
    moves = {"SUBMITTED": "SUBMIT", "VERIFIED": "VERIFY", "APPROVED": "APPROVE"}
    actions.move(
        record=MonthlyRecord.objects.get(indicator__key=key, month=month),
        to=actions.Move(moves.get(to, "RETURN")),
        by=person(who),
        observation=observation,
    )


def open_month(month: int) -> None:
    actions.open_month(year=year(), month=month, due=DUE)


def close_month(month: int) -> None:
    actions.close_month(gate=ReportingMonth.objects.get(month=month))


def close(month: int, *, looked: bool) -> None:
    cutoff = cutoff_of(month)
    seen = archive.digest(archive.scorecard_of(cutoff)) if looked else "another"
    archive.close_cutoff(cutoff=cutoff, by=person(state.PLANNING), seen=seen)


def reopen(who: state.Person, month: int, reason: str) -> None:
    archive.reopen_cutoff(cutoff=cutoff_of(month), reason=reason, by=person(who))


def publish(month: int) -> None:
    archive.publish_cutoff(cutoff=cutoff_of(month), by=person(state.PLANNING))


def decide(month: int, key: str, decision: state.Decision, *, stale: bool) -> None:
    """Fill in one row of the screen of decisions and save it."""
    cutoff = cutoff_of(month)
    rows = decisions.decided_rows(cutoff, archive.scorecard_of(cutoff))
    row = next((one for one in rows if one.key == key), None)
    if row is None:  # it is younger than what was frozen, which is all that is shown
        raise RefusedError
    stored = Measurement.objects.filter(cutoff=cutoff, indicator__key=key).first()
    shown = decisions.shown(stored or Measurement(cutoff=cutoff))
    typed = {
        "official": text(decision.official),
        "justification": decision.justification,
        "override": decision.override,
        "cause": "",
        "was": decisions.digest(shown | {"cause": "x"} if stale else shown),
    }
    prefix = f"d{indicator(key).pk}-"
    data = {f"{prefix}{name}": value for name, value in typed.items()}
    written, count = decisions.save_decisions(cutoff, [row], data)
    if any(one.is_overtaken for one in written):
        raise OvertakenError
    if count is None:
        raise RefusedError
