"""Between which two moments one looks: two days, or the closings of two cut-offs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import QueryDict
from django.utils import timezone

from indicators.models import Closing, Cutoff
from pei_site.formats import date_long
from reports.comparing import Difference as Compared, compare
from reports.models import PublishedReport
from reports.reading import scorecard_now
from reports.telling import Matter

A_DAY, A_MONTH = timedelta(days=1), timedelta(days=30)
CHOOSE = {"invalid_choice": "Elija un corte de la lista."}
ODD = "Escriba una fecha entre 1900 y 2999."
COMPARED = (Matter.FIGURES, Matter.WEIGHTS, Matter.PROGRAMMING, Matter.DECISIONS)


class DayField(forms.DateField):
    """A day that has another before it and another after it in any calendar of ours."""

    def __init__(self, label: str) -> None:
        """Refuse the first and the last days that a computer can count."""
        super().__init__(
            label=label,
            widget=forms.DateInput({"type": "date"}, "%Y-%m-%d"),
            validators=[
                MinValueValidator(date(1900, 1, 1), ODD),
                MaxValueValidator(date(2999, 12, 31), ODD),
            ],
        )


class PeriodForm(forms.Form):
    """Two days, both included."""

    desde = DayField("Desde")
    hasta = DayField("Hasta")

    def clean(self) -> None:
        """Refuse a period that ends before it begins."""
        since, until = self.cleaned_data.get("desde"), self.cleaned_data.get("hasta")
        if since and until and until < since:
            self.add_error("hasta", "La fecha final es anterior a la inicial.")


class CutoffsForm(forms.Form):
    """Two cut-offs of those that there are, the earlier first."""

    def __init__(self, cutoffs: Iterable[Cutoff], data: Any = None) -> None:
        """Offer the cut-offs by their date; the last two, while none is asked for."""
        self.offered = {one.date.isoformat(): one for one in cutoffs}
        last = list(self.offered)[:2]
        initial = {"con": last[0], "corte": last[-1]} if last else {}
        super().__init__(data, initial=initial, label_suffix="")
        choices = [(day, str(one)) for day, one in self.offered.items()]
        for name, label in (("corte", "Desde el"), ("con", "Hasta el")):
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, error_messages=CHOOSE
            )

    def clean(self) -> None:
        """Refuse to compare a cut-off with itself, or with an earlier one."""
        first, second = self.cleaned_data.get("corte"), self.cleaned_data.get("con")
        if first and second and second <= first:
            self.add_error("con", "Elija un corte posterior al primero.")


@dataclass(frozen=True, slots=True)
class Period:
    """After `since`, up to `until`. `compared`: what two scorecards tell differently."""

    name: str
    since: datetime
    until: datetime
    compared: tuple[Compared, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The two forms as they were sent, and the period; None: what was sent is wrong."""

    dates: PeriodForm
    cutoffs: CutoffsForm
    period: Period | None


def asked(query: QueryDict) -> Asked:
    """Read what is looked at; by default, since the last publication."""
    default, stored = _default(), Cutoff.objects.order_by("-date")
    if "corte" in query:
        cutoffs = CutoffsForm(stored, query)
        period = _between(cutoffs) if cutoffs.is_valid() else None
        return Asked(PeriodForm(label_suffix="", initial=default), cutoffs, period)
    sent = {name: query[name] for name in ("desde", "hasta") if query.get(name)}
    dates = PeriodForm({**default, **sent}, label_suffix="")
    period = _of_days(dates) if dates.is_valid() else None
    return Asked(dates, CutoffsForm(stored), period)


def _default() -> dict[str, date]:
    today = timezone.localdate()
    reports = PublishedReport.objects.order_by("-published_at")
    last = reports.values_list("published_at", flat=True).first()
    since = timezone.localdate(last) if last else today - A_MONTH
    return {"desde": since, "hasta": today}


def _of_days(form: PeriodForm) -> Period:
    since, until = form.cleaned_data["desde"], form.cleaned_data["hasta"]
    name = f"del {date_long(since)}"
    if until != since:
        name += f" al {date_long(until)}"
    return Period(name, _end_of(since - A_DAY), _end_of(until))


def _end_of(day: date) -> datetime:
    midnight = datetime.combine(day + A_DAY, time.min, timezone.get_current_timezone())
    return midnight - timedelta(microseconds=1)


def _between(form: CutoffsForm) -> Period:
    first, second = (form.offered[form.cleaned_data[one]] for one in ("corte", "con"))
    found = compare(scorecard_now(first), scorecard_now(second))
    since, until = sorted(
        (_closed(first), _closed(second))
    )  # reopened, it may be later
    return Period(
        name=f"entre el {_named(first)} y el {_named(second)}",
        since=since,
        until=until,
        compared=tuple(
            one for matter in COMPARED for one in found if one.matter == matter
        ),
    )


def _named(cutoff: Cutoff) -> str:
    return f"corte del {date_long(cutoff.date)}"


def _closed(cutoff: Cutoff) -> datetime:
    """Return when a cut-off's figures were last frozen; an open one's still change."""
    if cutoff.is_open:
        return _end_of(timezone.localdate())
    closings = Closing.objects.filter(cutoff=cutoff).order_by("-revision")
    return closings.values_list("closed_at", flat=True)[0]
