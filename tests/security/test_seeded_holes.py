"""The matrix must find what is broken on purpose: without this it proves nothing."""

import pytest
from django.contrib.admin import ModelAdmin
from simple_history.admin import SimpleHistoryAdmin

from indicators import actions
from indicators.admin import scope
from indicators.entry import door
from indicators.evidence import actions as evidence_actions, views as evidence_views
from indicators.spreadsheet import views as sheet_views
from objectives.models import User
from pei_site.admin_site import NeverDeletedAdmin
from pei_site.history_admin import HistoryAdmin
from pei_site.sign_in.urls import urlpatterns as sign_in
from reports import reading, report_views
from reports.desk import door as desk_door
from reports.desk.people import door as people_door
from tests.security.bodies import AdminBodies
from tests.security.matrix import Walker, client_of
from tests.security.world import World
from tests.swapping import swapped

pytestmark = [pytest.mark.django_db, pytest.mark.matrix]


def found(world: World, role: str, *names: str) -> list[str]:
    """Walk some addresses as a role and return what is not as expected."""
    walker = Walker(world, role, AdminBodies(world, client_of(world.people["U"])))
    return walker.mismatches(lambda pattern: pattern.name in names)


def everything(user, queryset):
    return queryset


def nobody_asks(*args, **kwargs):
    return None


def stock_history(self, request, object_id, version_id, **kwargs):
    return SimpleHistoryAdmin.history_form_view(self, request, object_id, version_id)


def always(self, request, obj=None):
    return True


def all_people(actor):
    return User.objects.all()


def whatever_there_is(user, cutoff):
    return reading.archive.scorecard_of(reading.Cutoff.objects.get(date=cutoff))


HOLES = {
    "a list shows everybody's rows": (
        [(scope, "visible", everything)],
        "R",
        ["indicator_change", "monthlyrecord_history"],
    ),
    "the entry finds everybody's indicators": (
        [(door, "visible", everything)],
        "R",
        ["admin:entry_form", "admin:entry_preview"],
    ),
    "a value is saved without asking for authority": (
        [(actions, "may_report", nobody_asks)],
        "V",
        ["admin:entry_form", "admin:entry_year_grid"],
    ),
    "a closed month is written": (
        [(actions, "lock_month", nobody_asks)],
        "R",
        ["admin:entry_form"],
    ),
    "whoever sees a record moves it": (
        [(actions, "_may_move", nobody_asks)],
        "I",
        ["admin:entry_move", "admin:entry_bulk_move"],
    ),
    "evidence is served to whoever knows its number": (
        [(evidence_views, "visible", everything)],
        "H",
        ["admin:evidence_download"],
    ),
    "evidence is added without asking for authority": (
        [(evidence_actions, "may_report", nobody_asks)],
        "I",
        ["admin:evidence_link"],
    ),
    "a past version is posted back": (
        [(HistoryAdmin, "history_form_view", stock_history)],
        "I",
        ["plan_simple_history", "indicator_simple_history"],
    ),
    "what is never deleted is deleted": (
        [(NeverDeletedAdmin, "has_delete_permission", always)],
        "P",
        ["yeartarget_delete"],
    ),
    "who looks also changes": (
        [(ModelAdmin, "has_change_permission", always)],
        "I",
        ["plan_change", "note_change"],
    ),
    "the spreadsheets do not ask for the role": (
        [(sheet_views, "_reporter", sheet_views.person)],
        "I",
        ["admin:entry_sheet_download"],
    ),
    "the rooms of people show superusers": (
        [(people_door, "seen_by", all_people)],
        "P",
        ["admin:people_person"],
    ),
    "the desk is open to whoever is of the entity": (
        [(desk_door, "RUNS_THE_PLAN", "indicators.view_indicator")],
        "R",
        ["admin:desk_home", "admin:desk_year_approve"],
    ),
    "anonymous readers get what is not published": (
        [(report_views, "scorecard_for", whatever_there_is)],
        "N",
        ["reports:report_csv"],
    ),
}


@pytest.mark.parametrize("hole", HOLES, ids=[name.replace(" ", "-") for name in HOLES])
def test_the_matrix_finds_a_seeded_hole(world, hole):
    places, role, names = HOLES[hole]
    with swapped(*places):
        faults = found(world, role, *names)

    assert faults
    assert found(world, role, *names) == []


def test_the_matrix_finds_an_address_that_nobody_registered(world, settings):
    settings.ROOT_URLCONF = "tests.security.extra_urls"

    assert found(world, "N", "secreta") == ["secreta: no expectation"]


def test_the_matrix_finds_a_page_that_forgot_to_ask_for_sign_in(world):
    page = next(one.callback for one in sign_in if one.name == "account_end_sessions")

    with swapped((page, "login_required", False)):
        faults = found(world, "N", "account_end_sessions")

    assert faults
    assert found(world, "N", "account_end_sessions") == []
