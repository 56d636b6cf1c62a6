"""On PostgreSQL who shuts something waits for who is writing it, and the other way round (F4).

Whatever the door: each write of a pair is a bare one, which the triggers alone hold.
"""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal

import pytest
from django.db import OperationalError, connection, transaction

from indicators import triggers
from indicators.actions import Entry, close_month, save_entry
from indicators.approval import approve_year
from indicators.models import Cutoff, MonthlyRecord, ReportingMonth
from reports.archive import close_cutoff
from tests.builders import a_cutoff, a_person, a_year, an_open_month, measured
from tests.soak.test_races import POSTGRESQL

pytestmark = [
    pytest.mark.skipif(not POSTGRESQL, reason="SQLite lets one write at a time"),
    pytest.mark.django_db(transaction=True),
]
PATIENCE = "SET LOCAL lock_timeout = 300"  # milliseconds


def is_held(act: Callable[[], object]) -> bool:
    """Whether somebody else who does it meanwhile has to wait."""

    def meanwhile() -> bool:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(PATIENCE)
                act()
        except OperationalError as error:
            return "lock timeout" in str(error)
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(1) as somebody:
        return somebody.submit(meanwhile).result()


@dataclass(frozen=True)
class Pair:
    """What writes something, and what shuts it."""

    write: Callable[[], object]
    shut: Callable[[], object]


def write_june() -> None:
    MonthlyRecord.objects.filter(month=6).update(executed=70)


PAIRS = {
    "a cut-off": Pair(
        write_june, lambda: close_cutoff(cutoff=Cutoff.objects.get(), by=None)
    ),
    "a month": Pair(write_june, lambda: close_month(gate=ReportingMonth.objects.get())),
    "a year": Pair(
        lambda: MonthlyRecord.objects.filter(month=6).update(programmed=70),
        lambda: approve_year(year=a_year(), by=None),
    ),
    "a year, of which something is taken away": Pair(
        lambda: MonthlyRecord.objects.filter(month=6).delete(),
        lambda: approve_year(year=a_year(), by=None),
    ),
}


@pytest.fixture(params=PAIRS.values(), ids=PAIRS)
def pair(request):
    measured("321")
    a_cutoff()
    an_open_month(6)
    return request.param


def test_who_shuts_it_waits_for_who_writes(pair):
    with transaction.atomic():
        pair.write()

        assert is_held(pair.shut)


def test_who_writes_waits_for_who_shuts_it(pair):
    with transaction.atomic():
        pair.shut()

        assert is_held(pair.write)


def test_nobody_waits_for_who_has_finished(pair):
    pair.write()

    assert not is_held(pair.shut)


@contextmanager
def without_triggers() -> Iterator[None]:
    triggers.remove(connection)
    try:
        yield
    finally:
        triggers.install(connection)


def test_without_the_triggers_nobody_waits(pair):
    """The control: what holds them is the lock that the triggers take."""
    with without_triggers(), transaction.atomic():
        pair.write()

        assert not is_held(pair.shut)


@pytest.mark.parametrize("first", ["saving", "closing"])
def test_saving_and_closing_a_month_wait_for_each_other_by_themselves(first):
    """Before the triggers do: whoever comes late is refused in words, and not by an error."""
    indicator, gate = measured("321"), an_open_month(7)
    person = a_person(is_superuser=True)

    def save() -> None:
        place = {"indicator": indicator, "year": gate.year, "month": gate.month}
        save_entry(**place, entry=Entry(Decimal(70)), version=0, by=person)

    acts = [save, lambda: close_month(gate=gate)]
    done, other = acts if first == "saving" else reversed(acts)
    with without_triggers(), transaction.atomic():
        done()

        assert is_held(other)
