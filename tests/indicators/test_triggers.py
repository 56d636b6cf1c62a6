"""The database itself refuses to write what is locked, whatever the door (P01)."""

from contextlib import suppress

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from indicators import triggers
from indicators.models import Cutoff, MonthlyRecord, ReportingMonth
from indicators.vocabulary import CutoffState
from reports import archive
from tests.builders import a_cutoff, a_person, a_year, an_open_month, measured, report
from tests.reports.backup.installation import an_installation

pytestmark = pytest.mark.django_db
MOVE_IN, MOVE_OUT = 6, 9


def wrote(door, record, other):
    """Whether a door let the write through."""
    with suppress(IntegrityError), transaction.atomic():
        door(record, other)
        return True
    return False


def by_raw_sql(record, other):
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE indicators_monthlyrecord SET executed = 1 WHERE id = %s",
            [record.pk],
        )


def by_bulk_update(record, other):
    record.executed = 1
    MonthlyRecord.objects.bulk_update([record], ["executed"])


def by_save_base(record, other):
    record.executed = 1
    record.save_base(raw=True)


def moving_in(record, other):
    MonthlyRecord.objects.filter(pk=other.pk).update(month=5)


def moving_out(record, other):
    MonthlyRecord.objects.filter(pk=record.pk).update(month=8)


def twin(record):
    return MonthlyRecord(year=record.year, indicator=record.indicator, month=4)


DOORS = {
    "save": lambda record, other: record.save(),
    "update": lambda record, other: MonthlyRecord.objects.update(executed=1),
    "bulk_create": lambda record, other: MonthlyRecord.objects.bulk_create(
        [twin(record)]
    ),
    "create": lambda record, other: twin(record).save(),
    "bulk_update": by_bulk_update,
    "move in": moving_in,
    "move out": moving_out,
    "delete": lambda record, other: MonthlyRecord.objects.filter(pk=record.pk).delete(),
    "raw SQL": by_raw_sql,
    "save_base": by_save_base,
}


@pytest.fixture
def june_and_december():
    indicator = measured("321")
    records = MonthlyRecord.objects.filter(indicator=indicator).order_by("month")
    return records[0], records[1]


def close_by_cutoff():
    a_cutoff()
    Cutoff.objects.update(state=CutoffState.CLOSED, revision=1)


def close_by_month():
    for month in (4, 5, 6):
        an_open_month(month, is_open=False)


@pytest.mark.parametrize("close", [close_by_cutoff, close_by_month])
@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_no_door_writes_a_closed_month(june_and_december, door, close):
    close()

    assert not wrote(door, *june_and_december)


@pytest.mark.parametrize("door", DOORS.values(), ids=DOORS)
def test_without_the_triggers_every_door_writes(june_and_december, door):
    """Negative control: what refuses above is the trigger and nothing else."""
    close_by_cutoff()
    triggers.remove(connection)

    assert wrote(door, *june_and_december)


def test_months_after_the_cut_off_are_written(june_and_december):
    close_by_cutoff()

    _, december = june_and_december
    december.executed = 90
    december.save()

    report(december.indicator, 7, "70")

    written = MonthlyRecord.objects.filter(month__gt=6).order_by("month")
    assert [record.executed for record in written] == [70, 90]


def test_an_open_month_is_written(june_and_december):
    gate = an_open_month(6)
    june, _ = june_and_december
    june.save()

    ReportingMonth.objects.filter(pk=gate.pk).update(is_open=False)

    assert not wrote(DOORS["save"], june, None)


def test_history_and_what_was_frozen_are_only_added_to():
    measured("321")
    person = a_person()
    archive.close_cutoff(cutoff=a_cutoff(), by=person)
    archive.publish_cutoff(cutoff=a_cutoff(), by=person)
    record = MonthlyRecord.objects.get(month=6)
    report_ = a_cutoff().publications.get()
    kept = [
        record.history.all(),
        a_cutoff().closings.all(),
        a_cutoff().publications.all(),
        report_.files.all(),
        a_year().history.all(),
    ]

    for rows in kept:
        field = rows.model._meta.pk.attname
        assert rows.exists()
        with pytest.raises(IntegrityError, match="no se edita"), transaction.atomic():
            rows.update(**{field: 10_000})
        with pytest.raises(IntegrityError, match="no se edita"), transaction.atomic():
            rows._raw_delete(rows.db)


def test_missing_triggers_are_named_and_installed_again():
    assert triggers.missing(connection) == set()

    triggers.remove(connection)
    lost = triggers.missing(connection)

    assert any("monthlyrecord" in name for name in lost)
    assert any("historicalplan" in name for name in lost)
    triggers.install(connection)
    assert triggers.missing(connection) == set()


def test_a_table_that_is_not_there_yet_is_no_obstacle():
    """As `migrate APP NAME` leaves them; the rest is locked, and it lacks nothing."""
    before = {*triggers._installed(connection)}
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE objectives_accessevent")

    triggers.install(connection)

    gone = before - {*triggers._installed(connection)}
    assert {name.partition("_accessevent")[0] for name in gone} == {
        "pei_keep_objectives"
    }
    assert triggers.missing(connection) == set()


def test_locks_are_put_back_where_no_migration_is_missing(capsys):
    triggers.remove(connection)

    call_command("mend_locks")
    call_command("mend_locks")

    told = capsys.readouterr().out.splitlines()
    assert told[0].startswith("Candados que faltaban y ya están: ")
    assert told[1] == "Los candados están completos."
    assert triggers.missing(connection) == set()


def test_a_migration_under_way_is_left_alone(capsys):
    triggers.remove(connection)
    lost = triggers.missing(connection)
    MigrationRecorder(connection).migration_qs.filter(app="reports").last().delete()

    call_command("mend_locks")

    assert capsys.readouterr().out.startswith("Faltan migraciones")
    assert triggers.missing(connection) == lost != set()


def test_an_empty_database_may_be_migrated_by_halves(tmp_path):
    with an_installation(tmp_path / "var") as place:
        halves = [
            place.manage("migrate", "objectives", "0002"),
            place.manage("migrate", "indicators", "0003"),
            place.manage("migrate"),
        ]
        checked = place.manage("check", "--database=default", "--fail-level=WARNING")

    assert [code for code, _, _ in halves] == [0, 0, 0], halves
    assert checked[0] == 0, checked
