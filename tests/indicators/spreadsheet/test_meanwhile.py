"""Between the preview and its confirmation: everything is asked again."""

from datetime import timedelta
from decimal import Decimal

import pytest
import time_machine
from django.core import signing
from django.test import Client
from django.utils import timezone

from indicators import actions
from indicators.entry.months import find_month
from indicators.models import MonthlyRecord, ReportingMonth
from indicators.spreadsheet.applying import apply
from indicators.spreadsheet.comparing import compare
from indicators.spreadsheet.passing import SALT
from indicators.spreadsheet.reading import Filled
from indicators.spreadsheet.rows import lines_of
from indicators.vocabulary import RecordState
from objectives.models import Membership
from tests.builders import a_department, report
from tests.indicators.evidence.scene import a_member
from tests.indicators.spreadsheet.scene import (
    CONFIRM,
    HOME,
    confirm,
    download,
    fill_and_upload,
    filled,
    payload_of,
    problems_of,
    upload,
)
from tests.visits import stay

pytestmark = pytest.mark.django_db
WORK = {"1": {"ejecutado": 60}, "2": {"ejecutado": 60}}


@pytest.fixture
def payload(reporter):
    return payload_of(fill_and_upload(reporter, WORK))


def written():
    return MonthlyRecord.objects.filter(month=6, executed=60).count()


def close(june):
    actions.close_month(gate=ReportingMonth.objects.get())


def submit(june):
    MonthlyRecord.objects.filter(indicator__key="2", month=6).update(
        state=RecordState.SUBMITTED
    )


def another_writes(june):
    record = report(june.get(key="2"), 6, "41", state=RecordState.DRAFT)
    MonthlyRecord.objects.filter(pk=record.pk).update(version=record.version + 1)


def move_away(june):
    june.filter(key="2").update(department=a_department("TIC"))


@pytest.mark.parametrize("event", [close, submit, another_writes, move_away])
def test_nothing_is_written_when_something_changed(reporter, june, payload, event):
    event(june)
    before = MonthlyRecord.history.count()

    answer = confirm(reporter, payload)

    assert answer.status_code == 409
    assert "algo cambió mientras usted revisaba" in answer.content.decode()
    assert (written(), MonthlyRecord.history.count()) == (0, before)


def test_the_preview_shown_again_says_what_changed(reporter, june, payload):
    another_writes(june)

    again = confirm(reporter, payload)

    assert "El registro cambió después de lo que usted vio" in again.content.decode()
    (change,) = [one for one in again.context["found"].changes if one.stale]
    assert [(one.old, one.new) for one in change.differences] == [("41,00", "60,00")]


def test_the_person_decides_after_seeing_both(reporter, june, payload):
    another_writes(june)

    again = confirm(reporter, payload)
    done = confirm(reporter, payload_of(again))

    assert (done.status_code, written()) == (302, 2)


def test_what_closed_is_told_and_cannot_be_confirmed(reporter, june, payload):
    close(june)

    again = confirm(reporter, payload)

    assert payload_of(again) == ""
    assert problems_of(again) == [
        "El archivo: Junio de 2023 está cerrado: ya no se puede modificar."
    ]


def test_a_template_older_than_what_is_stored_is_warned_about(reporter, june):
    content = filled(download(reporter), WORK)
    another_writes(june)

    answer = upload(reporter, content)

    assert [change.stale for change in answer.context["found"].changes] == [False, True]
    assert confirm(reporter, payload_of(answer))["Location"] == HOME


def test_a14_another_person_cannot_confirm_it(client, payload):
    client.force_login(a_member("eva", "SC"))

    assert (confirm(client, payload).status_code, written()) == (403, 0)


def test_a14_nor_the_same_person_in_another_session(reporter, ana, payload):
    other = Client()
    other.force_login(ana)

    answer = confirm(other, payload)

    assert (answer.status_code, written()) == (403, 0)
    assert "súbalo otra vez" in problems_of(answer)[0]
    confirm(reporter, payload)  # the control: in its own session it serves
    assert written() == 2


def test_a14_nor_for_another_month(reporter, payload, june):
    actions.open_month(
        year=MonthlyRecord.objects.first().year, month=7, due="2023-08-10"
    )

    answer = confirm(reporter, payload, CONFIRM.replace("2023-06", "2023-07"))

    assert (answer.status_code, written()) == (403, 0)


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(lambda text: "", id="nothing"),
        pytest.param(lambda text: "x", id="junk"),
        pytest.param(lambda text: text[:-1], id="cut"),
        pytest.param(lambda text: "." + text, id="packing"),
        pytest.param(lambda text: text.replace(":", "", 1), id="no signature"),
        pytest.param(lambda text: signing.dumps({"rows": []}, salt="x"), id="salt"),
        pytest.param(lambda text: signing.dumps([], SALT, salt=SALT), id="key"),
        pytest.param(lambda text: "ñ\0" + text, id="letters"),
        pytest.param(lambda text: "../../etc/passwd", id="traversal"),
    ],
)
def test_a14_what_was_tampered_with_is_a_bad_request(reporter, payload, tamper):
    assert (confirm(reporter, tamper(payload)).status_code, written()) == (400, 0)


def test_a_preview_expires(reporter, payload):
    later = timezone.now() + timedelta(hours=1, seconds=2)
    stay(reporter, minutes=60)

    with time_machine.travel(later, tick=False):
        answer = confirm(reporter, payload)

    assert (answer.status_code, written()) == (410, 0)
    assert "se revisó hace más de una hora" in answer.content.decode()


def test_who_left_the_department_confirms_nothing(reporter, payload):
    Membership.objects.all().delete()

    assert (confirm(reporter, payload).status_code, written()) == (409, 0)


def test_confirming_needs_a_post(reporter):
    assert reporter.get(CONFIRM).status_code == 405


def test_what_fails_halfway_leaves_nothing_written(june, ana):
    place = find_month(2023, 6)
    lines = lines_of(ana, place)
    entry = actions.Entry(Decimal(60))
    found = compare([Filled(2, "1", entry, 1), Filled(3, "2", entry, 1)], lines, place)
    another_writes(june)  # after the comparison: only the write itself can notice

    assert apply(found, place, ana) is False
    assert written() == 0


def test_more_than_a_form_can_carry_is_told(reporter, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_050

    answer = fill_and_upload(reporter, WORK)

    assert "súbalo en dos partes" in problems_of(answer)[0]
    assert payload_of(answer) == ""
