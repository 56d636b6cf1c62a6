"""What the history of a row tells: in Spanish, as people write it."""

import gettext
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import models
from simple_history.models import DeletedObject, ModelChange

from indicators.models import Evidence, Indicator, MonthlyRecord, ReportingMonth
from indicators.vocabulary import RecordState
from objectives import roles
from objectives.models import User
from pei_site.history_admin import ToldChanges
from tests.builders import a_person, an_indicator, measured
from tests.pei_site.screens import address

CATALOGUE = Path("pei_site/locale/es/LC_MESSAGES")


@pytest.fixture
def planning(client):
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))
    return client


def told(model: type[models.Model], field: str, old: object, new: object) -> str:
    change = ToldChanges(model, None).format_delta_change(ModelChange(field, old, new))
    return f"{change.field}: {change.old} → {change.new}"


@pytest.mark.django_db
def test_a_history_says_what_when_who_and_through_which_door(planning):
    record = MonthlyRecord.objects.get(indicator=measured("321"), month=12)
    record.state = RecordState.APPROVED
    record.save()

    page = planning.get(address(MonthlyRecord, "history", record.pk)).content.decode()

    assert f"<h1>Histórico: {record}</h1>" in page
    assert "<p><strong>Estado:</strong> Borrador → Aprobado</p>" in page
    for text in ("Se creó", "Se cambió", "El sistema", "Comando"):
        assert f">{text}</td>" in page


@pytest.mark.django_db
def test_a_past_version_says_of_what_and_of_when(planning):
    indicator = an_indicator("321")
    indicator._history_date = datetime(2023, 6, 30, 19, 5, tzinfo=UTC)
    indicator.save()
    version = indicator.history.get(history_date=indicator._history_date)

    page = planning.get(
        address(Indicator, "simple_history", indicator.pk, version.pk)
    ).content.decode()

    assert f"<h1>{indicator}: versión del 30/6/2023 14:05</h1>" in page
    crumbs = re.sub(r"\s+", " ", re.sub("<[^>]+>", "", page.partition("&rsaquo;")[2]))
    assert crumbs.startswith(
        f" Indicadores y seguimiento &rsaquo; Indicadores &rsaquo; {indicator}"
        " &rsaquo; Histórico &rsaquo; Versión"
    )


@pytest.mark.parametrize(
    ("model", "field", "old", "new", "text"),
    [
        (MonthlyRecord, "executed", None, 1234, "Ejecutado: — → 1234"),
        (ReportingMonth, "is_open", True, False, "Abierto: sí → no"),
        (
            ReportingMonth,
            "due",
            date(2023, 7, 10),
            date(2023, 7, 11),
            "Fecha límite: 10/7/2023 → 11/7/2023",
        ),
    ],
)
def test_a_change_is_told_in_peoples_words(model, field, old, new, text):
    assert told(model, field, old, new) == text


def test_who_was_nobody_is_not_taken_for_somebody_deleted():
    nobody, somebody = DeletedObject(User, None), User(username="eva")

    assert told(Evidence, "withdrawn_by", nobody, somebody) == "Retirada por: — → eva"


def test_who_is_no_longer_there_is_said_to_be_so():
    gone = DeletedObject(User, 7)

    text = told(Evidence, "withdrawn_by", gone, DeletedObject(User, None))

    assert text == "Retirada por: persona que ya no existe (pk=7) → —"


def test_long_texts_are_cut_to_where_they_differ():
    text = told(Indicator, "purpose", "a" * 200, "a" * 200 + "b")

    assert re.fullmatch(r"Propósito: a+\[…\]a+ → a+\[…\]a+b", text)


def test_the_catalogue_is_compiled_from_what_can_be_read():
    readable = (CATALOGUE / "django.po").read_text()
    pairs = dict(re.findall(r'^msgid "(.+)"\nmsgstr "(.+)"$', readable, re.M))

    with (CATALOGUE / "django.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)

    assert len(pairs) > 3
    assert {one: compiled.gettext(one) for one in pairs} == pairs
