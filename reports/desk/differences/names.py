"""What people call the rows that the histories tell of, read in a few queries."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from indicators.models import Cutoff, Indicator, MonthlyRecord
from objectives.models import Change, Department, FiscalYear, Objective, User
from pei_site.formats import date_long, month_name

Record = tuple[int, int, int]  # year, indicator (keys), month


@dataclass(frozen=True, slots=True)
class Names:
    """The names by primary key; what is no longer there is told by its key."""

    indicators: Mapping[int, str]
    objectives: Mapping[int, int]
    years: Mapping[int, int]
    cutoffs: Mapping[int, date]
    departments: Mapping[int, str]
    people: Mapping[int, str]
    changes: Mapping[int, str]
    records: Mapping[int, Record]

    def indicator(self, key: int | None) -> str:
        """Name an indicator."""
        return "" if key is None else self.indicators.get(key, f"indicador {key}")

    def objective(self, key: int | None) -> str:
        """Name an objective by its number."""
        return "" if key is None else f"objetivo {self.objectives.get(key, key)}"

    def year(self, key: int) -> str:
        """Name a fiscal year."""
        return str(self.years.get(key, key))

    def cutoff(self, key: int) -> str:
        """Name a cut-off."""
        day = self.cutoffs.get(key)
        return f"Corte del {date_long(day)}" if day else f"Corte {key}"

    def month(self, number: int, year: int) -> str:
        """Name a month of a year."""
        return f"{month_name(number)} de {self.year(year)}"

    def person(self, key: int | None) -> str:
        """Name a person; None is nobody."""
        return "" if key is None else self.people.get(key, f"persona {key}")

    def change(self, key: int | None) -> str:
        """Name a change of the register; None is none."""
        return "" if key is None else self.changes.get(key, f"Cambio {key}")


def names() -> Names:
    """Read the names, in a fixed number of queries."""
    indicators = Indicator.objects.only("key", "kind", "code")
    people = User.objects.only("username", "first_name", "last_name")
    records = MonthlyRecord.objects.filter(evidence__isnull=False)
    return Names(
        indicators={one.pk: one.label for one in indicators},
        objectives=dict(Objective.objects.values_list("pk", "number")),
        years=dict(FiscalYear.objects.values_list("pk", "year")),
        cutoffs=dict(Cutoff.objects.values_list("pk", "date")),
        departments=dict(Department.objects.values_list("pk", "name")),
        people={one.pk: str(one) for one in people},
        changes={one.pk: _change(one) for one in Change.objects.only("number")},
        records={
            pk: (year, indicator, month)
            for pk, year, indicator, month in records.values_list(
                "pk", "year_id", "indicator_id", "month"
            )
        },
    )


def _change(change: Change) -> str:
    return (
        f"Cambio {change.number}"
        if change.number
        else f"Cambio sin número ({change.pk})"
    )
