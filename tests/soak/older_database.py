"""D08: a database of an earlier state of the product, with its rows, migrates forward.

Every row keeps every value that still has a column, every lock is in its place, and a
person of then reports a month. There is no control to run: the state before is made by
the migrations themselves, and what is compared is every column of every row.
"""

import datetime as dt
from typing import Any

from tests.soak.arena import database, tell

# What each app was before changes were drafts: the earliest state that was served.
STATES = {
    "objectives": "0003_objectives_from_1",
    "indicators": "0005_sent_reminders",
    "reports": "0002_roles",
}
NOW = dt.datetime(2023, 7, 1, tzinfo=dt.UTC)
Rows = dict[str, list[dict[str, Any]]]


def main() -> None:
    """Make the earlier database, migrate it and compare."""
    with database(migrated=False):
        from django.core.management import call_command  # noqa: PLC0415 -- after setup
        from django.db import connection  # noqa: PLC0415 -- after setup

        from indicators import triggers  # noqa: PLC0415 -- after setup

        before = furnish()
        call_command("migrate", verbosity=0)
        after = now(before)
        tell(
            tables=len(before),
            rows=sum(len(rows) for rows in before.values()),
            changed=sum(
                differences(one, other)
                for table in before
                for one, other in zip(before[table], after[table], strict=True)
            ),
            unlocked=len(triggers.missing(connection)),
            reports=reports(),
        )


def furnish() -> Rows:
    """Migrate to then and write rows; return every table that has some, as it is."""
    from django.db import connection  # noqa: PLC0415 -- after setup
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415

    # Without the locks of today, whose tables are not there yet.
    executor = MigrationExecutor(connection)
    executor.migrate([*STATES.items()])
    state = executor.loader.project_state([*STATES.items()])
    fill(state.apps)
    tables = {}
    for model in state.apps.get_models():
        rows = list(model._base_manager.order_by("pk").values())
        if rows and model._meta.app_label in STATES:
            tables[model._meta.label] = rows
    return tables


def fill(apps: Any) -> None:
    """Make a plan with a year, people, an indicator and its months, and their trail."""

    def make(label: str, **values: Any) -> Any:
        return apps.get_model(label).objects.create(**values)

    plan = make(
        "objectives.Plan", name="PEI", entity="La entidad", start=2020, end=2024
    )
    year = make("objectives.FiscalYear", plan=plan, year=2023)
    objective = make("objectives.Objective", plan=plan, number=1, statement="Uno")
    place = make("objectives.Department", code="SC", name="Servicio")
    person = make("objectives.User", username="eva", is_staff=True)
    person.groups.add(apps.get_model("auth.Group").objects.get(name="Reportante"))
    make(
        "objectives.Membership",
        user=person,
        department=place,
        role="REPORTER",
        start=dt.date(2023, 1, 1),
    )
    make("objectives.Change", plan=plan, version="1", number="001", description="Tope")
    indicator = make(
        "indicators.Indicator",
        key="321",
        kind="SECTORAL",
        name="Indicador",
        department=place,
        unit="porcentaje",
        decimals=2,
        accumulation="INCREASING",
        source="La fuente",
    )
    both = {"indicator": indicator, "year": year}
    make("indicators.IndicatorWeight", objective=objective, weight="100", **both)
    make("indicators.YearTarget", target="72.50", **both)
    for month in range(1, 13):
        values = {"month": month, "programmed": "60.25", "executed": "59.75"}
        record = make("indicators.MonthlyRecord", narrative="Avance", **values, **both)
        make(
            "indicators.HistoricalMonthlyRecord",
            id=record.pk,
            narrative="Avance",
            history_date=NOW,
            history_type="+",
            source="FORM",
            **values,
            **both,
        )
    make("indicators.Cutoff", year=year, date=dt.date(2023, 6, 30))


def now(before: Rows) -> Rows:
    """Return the rows of the same tables as the product of today reads them."""
    from django.apps import apps  # noqa: PLC0415 -- after setup

    return {
        label: list(apps.get_model(label)._base_manager.order_by("pk").values())
        for label in before
    }


def differences(one: dict[str, Any], other: dict[str, Any]) -> int:
    """Count the columns that lost their value; `source` of a trail is its `door` now."""
    return sum(
        other.get(name, other.get("door")) != value for name, value in one.items()
    )


def reports() -> bool:
    """Whether the person of then reports a month today."""
    from decimal import Decimal  # noqa: PLC0415 -- after setup

    from indicators.actions import Entry, save_entry  # noqa: PLC0415 -- after setup
    from indicators.models import Indicator  # noqa: PLC0415 -- after setup
    from objectives.models import User  # noqa: PLC0415 -- after setup
    from tests.builders import a_year, an_open_month  # noqa: PLC0415 -- after setup

    an_open_month(6)
    record = save_entry(
        indicator=Indicator.objects.get(),
        year=a_year(),
        month=6,
        entry=Entry(Decimal("60.25"), narrative="Avance"),
        version=1,
        by=User.objects.get(username="eva"),
    )
    return record.executed == Decimal("60.25")


if __name__ == "__main__":
    main()
