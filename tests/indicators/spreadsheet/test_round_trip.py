"""Fill in, look, confirm: what is written, how it is told, and that it is written once."""

from decimal import Decimal

import pytest

from indicators.models import MonthlyRecord
from indicators.vocabulary import RecordState
from objectives.models import AccessEvent
from pei_site import trail
from pei_site.access import Event
from tests.builders import a_department, an_indicator, program, report
from tests.indicators.spreadsheet.scene import (
    HOME,
    confirm,
    download,
    fill_and_upload,
    payload_of,
    problems_of,
    upload,
)

pytestmark = pytest.mark.django_db
WORK = {"1": {"ejecutado": 72.5, "avance": "Avanza", "causa": "Llegó tarde"}}


def stored(key):
    return MonthlyRecord.objects.get(indicator__key=key, month=6)


def history():
    return MonthlyRecord.history.count()


def test_the_preview_says_what_changes_and_writes_nothing(reporter):
    before = history()

    answer = fill_and_upload(reporter, WORK)

    (change,) = answer.context["found"].changes
    assert [(one.label, one.old, one.new) for one in change.differences] == [
        ("Valor ejecutado", "—", "72,50"),
        ("Avance cualitativo", "", "Avanza"),
        ("Causa del rezago o de la sobre ejecución", "", "Llegó tarde"),
    ]
    assert (change.stands["programmed"], change.stands["percent"]) == (
        "60,00",
        "120,83%",
    )
    assert (answer.context["found"].unchanged, problems_of(answer)) == (1, [])
    assert history() == before


def test_confirming_writes_through_the_file(reporter, ana):
    answer = confirm(reporter, payload_of(fill_and_upload(reporter, WORK)))

    record = stored("1")
    assert (answer.status_code, answer["Location"]) == (302, HOME)
    assert (record.executed, record.narrative, record.cause, record.state) == (
        Decimal("72.5"),
        "Avanza",
        "Llegó tarde",
        RecordState.DRAFT,
    )
    last = record.history.latest()
    assert (last.door, last.history_user) == (trail.Source.FILE, ana)


def test_what_was_taken_and_loaded_is_in_the_register_of_access(reporter, ana):
    answer = confirm(reporter, payload_of(fill_and_upload(reporter, WORK)))

    taken, loaded = AccessEvent.objects.order_by("pk")
    assert answer.status_code == 302
    assert (taken.event, taken.person) == (Event.EXPORT, ana)
    assert (loaded.event, loaded.person) == (Event.IMPORT, ana)
    assert loaded.detail == "2023-06.xlsx"


def test_the_same_file_again_changes_nothing_and_says_so(reporter):
    first = fill_and_upload(reporter, WORK)
    confirm(reporter, payload_of(first))
    before = history()

    again = fill_and_upload(reporter, WORK)

    assert "El archivo no cambia nada" in again.content.decode()
    assert (payload_of(again), history()) == ("", before)


def test_confirming_twice_writes_once(reporter):
    payload = payload_of(fill_and_upload(reporter, WORK))
    confirm(reporter, payload)
    before = history()

    answer = confirm(reporter, payload)

    assert answer["Location"] == HOME
    assert history() == before


def test_the_file_after_submitting_changes_nothing(reporter):
    confirm(reporter, payload_of(fill_and_upload(reporter, WORK)))
    content = download(reporter)
    MonthlyRecord.objects.filter(month=6).update(state=RecordState.SUBMITTED)

    answer = upload(reporter, content)

    assert problems_of(answer) == []
    assert answer.context["found"].unchanged == 2


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+57 1 234",
        "- uno\n- dos",
        "@ana",
        "'=ya con apóstrofo",
        "''+dos",
        "＝ancho",  # noqa: RUF001 -- opens a formula too
        "uno\r\ndos",
        "\tcon sangría",
        " con espacios ",
        "_x0041_",
        "<b>&amp;",
        "ñandú 🐦",
        "a" * 4000,
        "=" * 4000,
        "'",
    ],
    ids=lambda text: text[:12],
)
def test_a_text_comes_back_as_it_was(reporter, june, text):
    report(june.get(key="1"), 6, None, state=RecordState.DRAFT, narrative=text)

    answer = upload(reporter, download(reporter))

    assert problems_of(answer) == []
    assert answer.context["found"].unchanged == 2


def test_a_text_like_a_formula_is_stored_as_typed(reporter):
    work = {"1": {"avance": "'=SUMA(A1)", "causa": "=no es fórmula"}}

    confirm(reporter, payload_of(fill_and_upload(reporter, work)))

    assert (stored("1").narrative, stored("1").cause) == ("=SUMA(A1)", "=no es fórmula")


def test_what_is_emptied_in_the_file_is_emptied_and_warned_about(reporter, june):
    report(june.get(key="1"), 6, "50", state=RecordState.DRAFT, narrative="Avanza")

    answer = fill_and_upload(reporter, {"1": {"ejecutado": "", "avance": ""}})
    confirm(reporter, payload_of(answer))

    assert "Se borra el valor que estaba reportado." in answer.content.decode()
    assert (stored("1").executed, stored("1").narrative) == (None, "")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("1.474.056", "1474056"),
        ("72,5", "72.5"),
        (0, "0"),
        ("0,00", "0"),
        (72.25, "72.25"),
    ],
)
def test_numbers_are_read_as_people_write_them(reporter, typed, kept):
    answer = fill_and_upload(reporter, {"1": {"ejecutado": typed}})

    assert problems_of(answer) == []
    confirm(reporter, payload_of(answer))
    assert stored("1").executed == Decimal(kept)


def test_what_looks_wrong_is_warned_about_and_can_be_saved(reporter):
    answer = fill_and_upload(reporter, {"1": {"ejecutado": 0.72}})

    page = answer.content.decode()
    assert "¿Es un porcentaje escrito como fracción?" in page
    assert "Falta la causa: se guarda como borrador" in page
    assert payload_of(answer)


def test_rows_may_be_left_out(reporter):
    answer = fill_and_upload(
        reporter, {"2": dict.fromkeys(("clave", "mes", "versión"), "")} | WORK
    )

    assert len(problems_of(answer)) == 3  # the half-empty row is told, not guessed


def test_a_month_without_a_record_gets_one(reporter, june):
    program(an_indicator("5", department=a_department()), "100", {12: "100"})

    confirm(reporter, payload_of(fill_and_upload(reporter, {"5": {"ejecutado": 7}})))

    assert (stored("5").executed, stored("5").version) == (7, 1)
