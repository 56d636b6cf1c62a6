"""Opening a cut-off: which one comes next, and making it."""

from datetime import date

from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from indicators.models import Cutoff
from indicators.models.cutoff import month_end
from objectives.models import FiscalYear
from pei_site.formats import MONTHS, date_long

DECEMBER = 12
QUARTER = 3  # months: the committee reviews at least quarterly


def proposal() -> date | None:
    """Return the first quarter's end after the last cut-off; None: no year left for one."""
    last = Cutoff.objects.order_by("-date").values_list("date", flat=True).first()
    years = list(FiscalYear.objects.order_by("year").values_list("year", flat=True))
    if last is None:
        years = years[-1:]
    ends = (
        month_end(year, month)
        for year in years
        for month in range(QUARTER, DECEMBER + 1, QUARTER)
    )
    return next((day for day in ends if last is None or day > last), None)


class OpeningForm(forms.Form):
    """The month at whose end the plan is measured."""

    year = forms.ModelChoiceField(
        label="Vigencia", queryset=FiscalYear.objects.none(), empty_label=None
    )
    month = forms.TypedChoiceField(
        label="Al final de",
        choices=[(number, name) for number, name in enumerate(MONTHS, start=1)],
        coerce=int,
    )

    def __init__(self, data: object = None) -> None:
        day = proposal()
        super().__init__(data, label_suffix="")  # type: ignore[arg-type] # a QueryDict
        years = FiscalYear.objects.order_by("-year")
        self.fields["year"].queryset = years  # type: ignore[attr-defined]
        if day:
            self.initial = {
                "year": next(one.pk for one in years if one.year == day.year),
                "month": day.month,
            }

    def save(self) -> Cutoff:
        """Open the cut-off; ValidationError if it is there already."""
        year = self.cleaned_data["year"]
        return open_cutoff(year=year, month=self.cleaned_data["month"])


def open_cutoff(*, year: FiscalYear, month: int) -> Cutoff:
    """Open the cut-off of a month's end; of two at once one wins and the other is told."""
    made = Cutoff(year=year, date=month_end(year.year, month))
    try:
        with transaction.atomic():
            made.full_clean(validate_unique=False)
            made.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(
            f"El corte del {date_long(made.date)} ya existe: búsquelo en la lista."
        ) from None
    return made
