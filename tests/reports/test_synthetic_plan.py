"""synthetic_plan: a plan of any size that passes every check, the same for a seed."""

from datetime import date

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from indicators import readiness
from indicators.compliance.vocabulary import Accumulation, Status
from indicators.models import (
    Cutoff,
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    YearTarget,
)
from indicators.vocabulary import CutoffState
from objectives.models import FiscalYear, Objective, Plan
from objectives.weights import add_up
from pei_site.sheets import SheetError, Table
from pei_site.sheets.files import write_sheets
from reports import archive
from reports.finding import FindingCode
from reports.models import PublishedReport
from reports.planfiles.synthetic.tables import Size, synthetic_tables
from reports.planfiles.synthetic.writing import write
from tests.builders import a_department
from tests.reports.planfolder import counts, empty_the_database, load, run

pytestmark = pytest.mark.django_db

LAST_CLOSED, OPEN = date(2026, 3, 31), date(2026, 6, 30)


def make(objectives=3, indicators=24, years=2, *options):
    return run(
        "synthetic_plan",
        f"--objectives={objectives}",
        f"--indicators={indicators}",
        f"--years={years}",
        *options,
    )


def exported(folder):
    run("export_plan", folder)
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_plan_has_the_size_that_was_asked_for():
    code, out, err = make(objectives=3, indicators=24, years=2)

    assert (code, err) == (0, "")
    assert Objective.objects.count() == 3
    assert Indicator.objects.count() == 24
    assert sorted(FiscalYear.objects.values_list("year", flat=True)) == [2025, 2026]
    assert out.endswith("Plan sintético escrito (semilla 1).\n")


def test_there_are_indicators_of_every_type_and_some_from_baseline():
    make()

    found = set(Indicator.objects.values_list("accumulation", flat=True))
    assert found == {*Accumulation}
    assert Indicator.objects.filter(from_baseline=True).exists()


def test_every_year_is_approved_and_nothing_would_stop_its_approval():
    make()

    for year in FiscalYear.objects.all():
        assert year.is_approved
        assert readiness.blocking(year) == []
        for objective in Objective.objects.all():
            weights = IndicatorWeight.objects.filter(year=year, objective=objective)
            assert add_up(weights.values_list("weight", flat=True))


def test_past_cutoffs_are_closed_and_the_last_is_open():
    make(years=2)

    assert list(Cutoff.objects.order_by("date").values_list("date", "state")) == [
        (date(2025, 6, 30), CutoffState.CLOSED),
        (date(2025, 12, 31), CutoffState.CLOSED),
        (LAST_CLOSED, CutoffState.CLOSED),
        (OPEN, CutoffState.OPEN),
    ]
    assert not PublishedReport.objects.exists()


def test_some_lag_some_exceed_and_reports_miss_only_where_the_cutoff_is_open():
    make(indicators=60)

    closed, still_open = (
        archive.scorecard_of(Cutoff.objects.get(date=day))
        for day in (LAST_CLOSED, OPEN)
    )
    statuses = {row.status for card in closed.objectives for row in card.rows}
    assert {Status.BEHIND, Status.OVER, Status.ON_TARGET} <= statuses
    missing = {FindingCode.NOT_REPORTED, FindingCode.INCOMPLETE}
    assert not missing & {one.code for one in closed.findings}
    assert missing & {one.code for one in still_open.findings}


def test_every_lag_of_a_closed_cutoff_has_its_cause():
    make(indicators=60)

    closed = archive.scorecard_of(Cutoff.objects.get(date=LAST_CLOSED))
    codes = {one.code for one in closed.findings}
    assert FindingCode.MISSING_CAUSE not in codes


def test_what_is_written_in_bulk_is_what_load_plan_writes(tmp_path):
    tables = synthetic_tables(Size(objectives=2, indicators=12, years=1), seed=5)
    write(tables)
    in_bulk = exported(tmp_path / "bulk")
    return_to_nothing()
    write_sheets(tmp_path / "files", tables)

    code, _, err = load(tmp_path / "files")

    assert (code, err) == (0, "")
    assert exported(tmp_path / "loaded") == in_bulk


def test_each_row_has_the_version_with_which_it_began_in_its_history():
    make()

    for model in (IndicatorWeight, YearTarget, MonthlyRecord):
        assert model.history.count() == model.objects.count()
        assert {*model.history.values_list("history_type", "door")} == {
            ("+", "COMMAND")
        }


def return_to_nothing():
    """Open the locks as only a test may, and empty the plan."""
    from django.db import connection  # noqa: PLC0415 -- only here

    from indicators import triggers  # noqa: PLC0415 -- only here
    from indicators.models import Closing  # noqa: PLC0415 -- only here

    triggers.remove(connection)
    Closing.objects.all().delete()
    empty_the_database()
    triggers.install(connection)


def test_the_same_seed_gives_the_same_plan_and_another_gives_another():
    size = Size(objectives=4, indicators=30, years=3)

    assert synthetic_tables(size, seed=7) == synthetic_tables(size, seed=7)
    assert synthetic_tables(size, seed=7) != synthetic_tables(size, seed=8)


def test_a_plan_of_every_small_size_passes_the_checks():
    for seed, size in enumerate((Size(1, 1, 1), Size(1, 7, 4), Size(5, 5, 1))):
        write(synthetic_tables(size, seed))
        assert [*FiscalYear.objects.filter(approved_at=None)] == []
        return_to_nothing()


def test_a_month_that_does_not_add_up_stops_everything():
    tables = synthetic_tables(Size(objectives=1, indicators=5, years=1), seed=1)

    with pytest.raises(SheetError, match="los meses suman"):
        write([_spoiled(table) for table in tables])

    assert not Plan.objects.exists()
    assert not YearTarget.objects.exists()
    assert not MonthlyRecord.objects.exists()


def _spoiled(table):
    """Promise one more for the year of the first indicator, which is a sum."""
    if table.name != "programacion":
        return table
    place = table.header.index("anual")
    first = [*table.rows[0]]
    first[place] += 1
    return Table(table.name, table.header, [first, *table.rows[1:]])


def test_publishing_is_asked_for():
    make(1, 5, 1, "--publish")

    assert PublishedReport.objects.get().cutoff.date == LAST_CLOSED


def test_a_database_with_a_plan_is_left_alone():
    make(1, 5, 1)
    before = counts()

    with pytest.raises(CommandError, match="ya tiene un plan"):
        make(2, 6, 1)

    assert counts() == before


def test_a_database_with_departments_alone_is_left_alone():
    a_department()

    with pytest.raises(CommandError, match="ya tiene un plan o dependencias"):
        make()


@pytest.mark.parametrize(
    ("size", "message"),
    [
        ((0, 5, 1), "al menos un objetivo"),
        ((5, 4, 1), "al menos un indicador por objetivo"),
        ((1, 5, 0), "entre 1 y 25"),
        ((1, 5, 26), "entre 1 y 25"),
    ],
)
def test_a_size_that_makes_no_plan_is_refused(size, message):
    with pytest.raises(CommandError, match=message):
        make(*size)

    assert not Plan.objects.exists()


def test_the_size_must_be_said():
    with pytest.raises(CommandError, match="--indicators"):
        call_command("synthetic_plan", "--objectives=1", "--years=1")
