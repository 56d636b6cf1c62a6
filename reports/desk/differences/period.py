"""Between which two moments one looks: two days, or the closings of two cut-offs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from indicators.models import Closing, Cutoff
from pei_site.formats import date_long
from reports.archive import scorecard_of
from reports.comparing import Difference as Compared, compare
from reports.models import PublishedReport
from reports.telling import Matter

A_MONTH = timedelta(days=30)
COMPARED = (Matter.FIGURES, Matter.WEIGHTS, Matter.PROGRAMMING, Matter.DECISIONS)


class PeriodForm(forms.Form):
    """Two days, both included."""

    desde = forms.DateField(
        label="Desde", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    hasta = forms.DateField(
        label="Hasta", widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def clean(self) -> None:
        """Refuse a period that ends before it begins."""
        since, until = self.cleaned_data.get("desde"), self.cleaned_data.get("hasta")
        if since and until and until < since:
            self.add_error("hasta", "La fecha final es anterior a la inicial.")


class CutoffField(forms.ModelChoiceField):
    """A cut-off by its date."""

    def __init__(self, label: str) -> None:
        """Offer every cut-off, the latest first."""
        cutoffs = Cutoff.objects.all()
        super().__init__(cutoffs, label=label, to_field_name="date", empty_label=None)

    def to_python(self, value: Any) -> Cutoff | None:
        """Find the cut-off; what is no date is no cut-off either."""
        try:
            return super().to_python(value)
        except ValidationError as error:
            raise ValidationError("Elija un corte de la lista.") from error


class CutoffsForm(forms.Form):
    """Two cut-offs, the earlier first."""

    corte = CutoffField("Desde el")
    con = CutoffField("Hasta el")

    def clean(self) -> None:
        """Refuse to compare a cut-off with itself, or with an earlier one."""
        first, second = self.cleaned_data.get("corte"), self.cleaned_data.get("con")
        if first and second and second.date <= first.date:
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
    default = PeriodForm(label_suffix="", initial=_default())
    if "corte" in query:
        cutoffs = CutoffsForm(query, label_suffix="")
        return Asked(
            default, cutoffs, _between(cutoffs) if cutoffs.is_valid() else None
        )
    sent = {name: query[name] for name in ("desde", "hasta") if query.get(name)}
    dates = PeriodForm({**_default(), **sent}, label_suffix="")
    period = _of_days(dates) if dates.is_valid() else None
    return Asked(dates, CutoffsForm(label_suffix="", initial=_last_two()), period)


def _default() -> dict[str, date]:
    today = timezone.localdate()
    last = PublishedReport.objects.order_by("-published_at").values_list(
        "published_at", flat=True
    )
    since = timezone.localdate(last[0]) if last else today - A_MONTH
    return {"desde": since, "hasta": today}


def _last_two() -> dict[str, date]:
    days = list(Cutoff.objects.order_by("-date").values_list("date", flat=True)[:2])
    return {"con": days[0], "corte": days[-1]} if days else {}


def _of_days(form: PeriodForm) -> Period:
    since, until = form.cleaned_data["desde"], form.cleaned_data["hasta"]
    zone = timezone.get_current_timezone()
    begins = datetime.combine(since, time.min, zone)
    ends = datetime.combine(until + timedelta(days=1), time.min, zone)
    name = f"del {date_long(since)}"
    if until != since:
        name += f" al {date_long(until)}"
    return Period(
        name, begins - timedelta(microseconds=1), ends - timedelta(microseconds=1)
    )


def _between(form: CutoffsForm) -> Period:
    first, second = form.cleaned_data["corte"], form.cleaned_data["con"]
    found = compare(scorecard_of(first), scorecard_of(second))
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
    """Return when a cut-off's figures were last frozen; now, if it is open."""
    if cutoff.is_open:
        return timezone.now()
    closings = Closing.objects.filter(cutoff=cutoff).order_by("-revision")
    return closings.values_list("closed_at", flat=True)[0]
