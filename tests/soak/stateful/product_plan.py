"""What people do to the plan, done to the product; and what nobody may do, tried."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction

from indicators.approval import approve_year as approve
from indicators.change_control import amending
from indicators.change_control.places import Edit, Place
from indicators.forms import IndicatorForm
from indicators.models import (
    Closing,
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    RecordStep,
    What,
)
from objectives.models import Change
from tests.builders import a_department, an_indicator, an_objective
from tests.soak.stateful import state
from tests.soak.stateful.product import YEAR, indicator, number, person, text, year

APPROVED_ON = date(2022, 12, 15)


def add(key: str, one: state.Indicator) -> None:
    """Make the indicator, and promise for it as the desk does."""
    made = sheet_of(key, one)
    edits = [
        Edit(Place(What.TARGET, indicator=made.pk), text(one.target)),
        *(
            Edit(Place(What.PROGRAMMED, None, made.pk, month), text(value))
            for month, value in one.programmed.items()
        ),
        *(
            Edit(Place(What.WEIGHT, an_objective(place).pk, made.pk), text(weight))
            for place, weight in one.weights.items()
        ),
    ]
    _save(edits, change=True)


def sheet_of(key: str, one: state.Indicator) -> Indicator:
    """Make an indicator with its reference sheet alone."""
    return an_indicator(
        key,
        department=a_department(one.department),
        accumulation=one.kind,
        from_baseline=one.kind == "INCREASING" and one.start is not None,
        baseline=number(one.start),
        decimals=4,
    )


def _save(edits: list[Edit], *, change: bool) -> None:
    """Save edits directly, or by a draft of theirs that is approved at once."""
    now = year()
    if not (change and now.is_approved):
        amending.save_edits(year=now, edits=edits, change=None)
        return
    draft = Change.objects.create(
        plan=now.plan,
        year=YEAR,
        description="Otra cosa",
        justification="Lo decidió el comité",
        state=Change.State.DRAFT,
    )
    amending.save_edits(year=now, edits=edits, change=draft)
    office = person(state.PLANNING)
    amending.approve(change=draft, by=office, on=APPROVED_ON, body="Comité")


def reweight(place: int, weights: Mapping[str, Fraction], *, change: bool) -> None:
    objective = an_objective(place).pk
    edits = [
        Edit(Place(What.WEIGHT, objective, indicator(key).pk), text(weight))
        for key, weight in weights.items()
    ]
    _save(edits, change=change)


def approve_year() -> None:
    approve(year=year(), by=person(state.PLANNING))


def rehouse(key: str, department: str) -> None:
    """Move an indicator to a department by its form, as its screen does."""
    shown = IndicatorForm(instance=indicator(key))
    data = {name: shown[name].value() for name in shown.fields}
    data["department"] = a_department(department).pk
    form = IndicatorForm(data, instance=indicator(key))
    if not form.is_valid() or form.edits:
        raise RuntimeError(form.errors or form.edits)
    if form.has_changed():
        form.save()


def delete_indicator(key: str) -> None:
    indicator(key).delete()


def delete_weight(key: str, place: int) -> None:
    IndicatorWeight.objects.get(indicator__key=key, objective__number=place).delete()


def write_past_the_doors(key: str, month: int, value: Fraction) -> None:
    """Write as SQL does, or as an import of old would: no action is asked."""
    if MonthlyRecord.objects.filter(indicator__key=key, month=month).update(
        executed=number(value)
    ):
        return
    row = MonthlyRecord(indicator=indicator(key), year=year(), month=month)
    MonthlyRecord.objects.bulk_create([row])


REGISTERS = {
    "history": MonthlyRecord.history,
    "closings": Closing.objects,
    "steps": RecordStep.objects,
}


def there_is(what: str) -> bool:
    """Whether a register has anything in it."""
    return REGISTERS[what].exists()


def forget_the_past(what: str) -> None:
    """Delete all of a register."""
    REGISTERS[what].all()._raw_delete("default")
