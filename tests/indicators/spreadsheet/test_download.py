"""The template: whose rows, what is locked, and the same bytes for the same rows."""

import io
import zipfile

import pytest

from indicators import actions
from indicators.models import MonthlyRecord, ReportingMonth
from indicators.spreadsheet.layout import HELP_SHEET
from indicators.vocabulary import RecordState
from objectives import roles
from tests.builders import a_person, report
from tests.indicators.spreadsheet.scene import TEMPLATE, download, rows_of

pytestmark = pytest.mark.django_db


def sheet_xml(content):
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/worksheets/sheet1.xml").decode()


def test_it_has_the_persons_editable_rows_with_what_is_stored(reporter, june):
    report(june.get(key="1"), 5, "40")
    report(june.get(key="1"), 6, "55.5", state=RecordState.DRAFT, narrative="Avanza")
    report(june.get(key="2"), 6, "60", state=RecordState.SUBMITTED)

    header, *rows = rows_of(download(reporter))

    assert [dict(zip(header, row, strict=True)) for row in rows] == [
        {
            "clave": "1",
            "indicador": "Indicador sectorial 1: Indicador 1",
            "unidad": "porcentaje",
            "qué se reporta": "Acumulado del año: el nivel alcanzado al terminar junio.",
            "programado": 60,
            "valor anterior": 40,
            "ejecutado": 55.5,
            "avance": "Avanza",
            "causa": "",
            "retrasos": "",
            "estado": "Borrador",
            "mes": "2023-06",
            "versión": 1,
        }
    ]


def test_the_same_rows_give_the_same_bytes(reporter):
    assert download(reporter) == download(reporter)


def test_it_is_handed_over_and_not_stored(reporter):
    answer = reporter.get(TEMPLATE)

    assert answer["Content-Disposition"] == (
        'attachment; filename="registro-2023-06.xlsx"'
    )
    assert "no-store" in answer["Cache-Control"]


def test_only_what_is_entered_is_unlocked_and_checked(reporter):
    xml = sheet_xml(download(reporter))

    assert "<sheetProtection " in xml
    assert '<dataValidation type="decimal"' in xml
    assert xml.count('type="textLength"') == 3
    assert [cell for cell in ("G2", "H2", "I2", "J2") if f'sqref="{cell}:' in xml] == [
        "G2", "H2", "I2", "J2",
    ]  # fmt: skip


def test_it_explains_itself(reporter):
    texts = [row[0] for row in rows_of(download(reporter), HELP_SHEET) if row[0]]

    assert texts[0] == "Cómo llenar el registro de junio de 2023"
    assert len(texts) == 9


def test_what_a_person_wrote_never_becomes_a_formula(reporter, june):
    report(
        june.get(key="1"), 6, None, state=RecordState.DRAFT, narrative="=HYPERLINK(1)"
    )
    june.filter(key="2").update(name="+cmd")

    content = download(reporter)

    assert "'=HYPERLINK(1)" in rows_of(content)[1]
    assert "<f>" not in sheet_xml(content)


def test_without_rows_there_is_still_a_template(reporter):
    MonthlyRecord.objects.update(state=RecordState.APPROVED)

    assert len(rows_of(download(reporter))) == 1


def test_who_sees_everything_gets_everything(client, june):
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))

    assert [row[0] for row in rows_of(download(client))[1:]] == ["1", "2", "9"]


def test_of_a_closed_month_there_is_none(reporter):
    actions.close_month(gate=ReportingMonth.objects.get())

    answer = reporter.get(TEMPLATE, follow=True)

    assert answer.redirect_chain == [("/admin/mi-mes/2023-06/subir/", 302)]
    assert "Junio de 2023 está cerrado" in answer.content.decode()


@pytest.mark.parametrize("place", ["2022-06", "2023-13", "2023-00"])
def test_a_month_outside_the_plan_does_not_exist(reporter, place):
    assert reporter.get(TEMPLATE.replace("2023-06", place)).status_code == 404


def test_a_director_has_nothing_to_fill_in(client, june):
    client.force_login(a_person("dir", roles.DIRECTOR, is_staff=True))

    assert client.get(TEMPLATE).status_code == 403
