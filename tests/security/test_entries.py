"""N06: every row that somebody may write has exactly one entry of who, when and from where."""

from collections import Counter

import pytest

from indicators import actions
from indicators.change_control.amending import save_edits
from indicators.change_control.places import Edit, Place
from indicators.models import MonthlyRecord, What
from objectives.models import Change, FiscalYear
from pei_site.trail import Source
from reports.planfiles.synthetic.tables import Size, synthetic_tables
from reports.planfiles.synthetic.writing import write
from tests import ledger
from tests.builders import a_year
from tests.reports.planfolder import DEMO, a_folder, edit, load
from tests.security.auditing import Auditor
from tests.security.bodies import AdminBodies
from tests.security.matrix import client_of
from tests.security.world import World
from tests.swapping import swapped

pytestmark = [pytest.mark.django_db]


def auditor(world: World, role: str) -> Auditor:
    ledger.install()
    return Auditor(world, role, AdminBodies(world, client_of(world.people["U"])))


@pytest.mark.matrix
@pytest.mark.parametrize(
    ("role", "at_least"), [("R", 9), ("H", 9), ("A", 10), ("P", 60)]
)
def test_n06_every_write_has_its_entry(world, role, at_least):
    asking = auditor(world, role)

    assert "\n".join(asking.unaudited()) == ""
    assert asking.asked >= at_least


def test_n06_a_write_past_the_history_is_found(world):
    asking = auditor(world, "R")

    with swapped((actions, "_write", past_the_history)):
        faults = list(asking.unaudited())

    assert any("monthlyrecord" in fault and "no entry" in fault for fault in faults)


def past_the_history(record: MonthlyRecord, **values: object) -> MonthlyRecord:
    MonthlyRecord.objects.filter(pk=record.pk).update(**values)
    return record


def test_n06_a_plan_that_is_loaded_has_an_entry_for_each_row(tmp_path):
    folder = a_folder(tmp_path, DEMO)
    edit(folder, "cortes", "publicado", "cerrado")  # its papers take seconds
    ledger.install()

    assert load(folder)[0] == 0

    written = ledger.read()
    assert (written.silent(), written.invented()) == (Counter(), Counter())
    assert {name for name, _, _ in written.rows} >= {
        *("plan", "objective", "indicator", "indicatorweight", "yeartarget"),
        *("monthlyrecord", "measurement", "note", "cutoff", "change", "closing"),
    }
    doors = {one.door for one in MonthlyRecord.history.all()}
    assert doors == {Source.COMMAND}


def test_n06_a_made_up_plan_written_in_bulk_has_its_entries_too():
    ledger.install()

    write(synthetic_tables(Size(2, 5, 2), seed=3))

    written = ledger.read()
    assert (written.silent(), written.invented()) == (Counter(), Counter())
    assert sum(written.entries.values()) > 100


def test_n06_what_is_written_under_a_change_says_under_which(world):
    change = Change.objects.get(pk=world.desk["approved"])
    ledger.install()

    save_edits(
        year=a_year(2022),
        edits=[Edit(Place(What.CAP), "120")],
        change=change,
    )

    [entry] = FiscalYear.history.filter(history_type="~", year=2022, cap=120)
    assert entry.change == change
    assert ledger.read().silent() == Counter()
