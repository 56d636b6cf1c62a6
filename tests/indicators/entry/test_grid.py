"""The grids: one screen, saved at once or not at all, nothing typed lost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from indicators.actions import close_month
from indicators.models import MonthlyRecord, ReportingMonth
from indicators.vocabulary import RecordState
from pei_site.trail import Source
from tests.builders import a_member, an_indicator, an_open_month, program, report
from tests.indicators.entry.conftest import JULY, PAGE, an_owed, stored, told, typed

pytestmark = pytest.mark.django_db
GRID = f"{JULY}cuadricula/"
YEAR = "/admin/indicadores/321/2023/cuadricula/"


def post_of(client, page=GRID):
    """Return what the grid posts when nobody touches it."""
    rows = client.get(page).context["rows"]
    fields = [field for row in rows if row.form for field in row.form]
    texts = {field.html_name: _text(field.value()) for field in fields}
    return {
        name: text
        for name, text in texts.items()
        if not name.endswith(("submit", "keep"))
    }


def _text(value):
    return "" if value is None else str(value).replace(".", ",")


def prefix(key="321", month=7):
    return f"r{MonthlyRecord.objects.get(indicator__key=key, month=month).indicator_id}m{month}"


def test_changed_rows_are_saved_with_their_trail(reporter, owed):
    an_owed("322")
    rows = post_of(reporter) | {f"{prefix('322')}-executed": "71,5"}

    response = reporter.post(GRID, rows, follow=True)

    assert told(response) == [
        "Se guardó una fila: Indicador sectorial 322 (322), julio."
    ]
    assert str(stored("322").executed) == "71.5000"
    assert stored("322").history.first().door == Source.GRID
    assert stored("321").version == 1


def test_the_months_grid_holds_the_persons_own_indicators(reporter, owed, foreign):
    rows = reporter.get(GRID).context["rows"]

    assert [row.line.indicator.key for row in rows] == ["321"]


def test_an_untouched_grid_writes_nothing(reporter, owed):
    report(owed, 7, "65,5".replace(",", "."), narrative="Dos\r\nlíneas ", cause="x")
    versions = MonthlyRecord.history.count()

    response = reporter.post(GRID, post_of(reporter), follow=True)

    assert told(response) == ["No había cambios que guardar."]
    assert MonthlyRecord.history.count() == versions


def test_one_wrong_row_stops_all_and_every_text_stays(reporter, owed):
    an_owed("322")
    an_owed("323")
    rows = post_of(reporter) | {
        f"{prefix('321')}-narrative": "Bien escrito",
        f"{prefix('322')}-executed": "72.5",
        f"{prefix('323')}-executed": "setenta",
    }

    response = reporter.post(GRID, rows)

    assert response.status_code == 409
    assert response.context["wrong"] == 2
    page = response.content.decode()
    for text in ("Bien escrito", "72.5", "setenta", "usa punto", "no es un número"):
        assert text in page
    assert set(MonthlyRecord.objects.filter(month=7).values_list("version")) == {(1,)}


def test_only_the_marked_rows_are_sent(reporter, owed):
    an_owed("322")
    rows = post_of(reporter) | {
        f"{prefix('321')}-executed": "70",
        f"{prefix('321')}-submit": "on",
        f"{prefix('322')}-executed": "70",
        "accion": "enviar",
    }

    response = reporter.post(GRID, rows, follow=True)

    assert told(response)[0].startswith("Se guardaron 2 filas; enviadas: 1: ")
    assert stored("321").state == RecordState.SUBMITTED
    assert (stored("322").executed, stored("322").state) == (70, RecordState.DRAFT)


def test_guardar_sends_nothing(reporter, owed):
    row = {f"{prefix()}-executed": "70", f"{prefix()}-submit": "on"}

    reporter.post(GRID, post_of(reporter) | row | {"accion": "guardar"})

    assert stored().state == RecordState.DRAFT


def test_a_marked_row_without_its_cause_saves_none(reporter, owed):
    an_owed("322")
    rows = post_of(reporter) | {
        f"{prefix('321')}-executed": "65",
        f"{prefix('321')}-submit": "on",
        f"{prefix('322')}-executed": "70",
        "accion": "enviar",
    }

    response = reporter.post(GRID, rows)

    assert "escriba la causa" in response.content.decode()
    assert stored("322").executed is None


def test_a_row_stored_before_is_sent_untouched(reporter, owed):
    report(owed, 7, "70", state=RecordState.DRAFT)
    mark = {f"{prefix()}-submit": "on", "accion": "enviar"}

    reporter.post(GRID, post_of(reporter) | mark)

    assert stored().state == RecordState.SUBMITTED


@pytest.fixture
def overtaken(reporter, owed):
    """What Eva typed over a row that Luis saved meanwhile; she left another one alone."""
    an_owed("322")
    rows = post_of(reporter)
    luis = type(reporter)()
    luis.force_login(a_member("luis"))
    luis.post(PAGE, typed("68", narrative="Lo de Luis"))
    luis.post(f"{JULY}322/", typed("67"))
    return rows | {f"{prefix()}-narrative": "Lo de Eva"}


def test_a_row_that_another_person_saved_shows_both_versions(reporter, overtaken):
    response = reporter.post(GRID, overtaken)

    assert response.context["wrong"] == 1
    page = response.content.decode()
    assert "luis guardó otra versión" in page
    assert "Lo de Luis" in page
    assert "Lo de Eva" in page
    assert stored().narrative == "Lo de Luis"


def test_the_next_save_is_the_persons_decision(reporter, overtaken):
    (row, _) = reporter.post(GRID, overtaken).context["rows"]
    decided = overtaken | {f"{prefix()}-version": row.form["version"].value()}

    reporter.post(GRID, decided)

    assert stored("321").narrative == "Lo de Eva"
    assert stored("322").executed == 67


def test_a_row_can_be_left_as_it_is_stored(reporter, overtaken):
    reporter.post(GRID, overtaken | {f"{prefix()}-keep": "on"})

    assert stored().narrative == "Lo de Luis"


def test_a_grid_posted_after_the_month_closed_gives_the_texts_back(reporter, owed):
    rows = post_of(reporter) | {f"{prefix()}-narrative": "Una hora de trabajo"}
    close_month(gate=ReportingMonth.objects.get())

    response = reporter.post(GRID, rows)

    assert response.status_code == 409
    page = response.content.decode()
    assert "Una hora de trabajo" in page
    assert "El mes está cerrado" in page
    assert stored().version == 1


def test_the_years_grid_leads_back(reporter, owed):
    assert '<a href="/admin/mi-mes/">Mi mes</a>' in reporter.get(YEAR).content.decode()


def test_the_years_grid_writes_the_open_months_alone(reporter, owed):
    an_open_month(8)

    rows = reporter.get(YEAR).context["rows"]
    assert [row.line.month.number for row in rows if row.form] == [7, 8]

    reporter.post(YEAR, post_of(reporter, YEAR) | {f"{prefix()[:-2]}m8-executed": "72"})

    assert stored(month=8).executed == 72


def test_a_row_forged_for_a_shut_month_is_refused(reporter, owed):
    forged = {f"{prefix()[:-2]}m6-{name}": text for name, text in typed("1").items()}

    response = reporter.post(YEAR, forged)

    assert response.status_code == 409
    assert stored(month=6).executed == 60


def statements(client, rows):
    with CaptureQueriesContext(connection) as caught:
        assert client.post(GRID, rows).status_code == 302
    return len(caught)


def test_statements_grow_with_the_rows_changed_not_with_the_rows(reporter, july):
    months = {month: str(month * 5) for month in range(1, 13)}
    for number in range(40):
        indicator = an_indicator(f"i{number}")
        program(indicator, "60", months)
    reporter.get(GRID)
    counts = []
    for changed in (0, 1, 10, 20):
        rows = post_of(reporter)
        for number in range(changed):
            rows[f"{prefix(f'i{number}')}-narrative"] = f"Avance {changed}"
        counts.append(statements(reporter, rows))

    none, one, ten, twenty = counts
    assert none <= 20
    assert twenty - ten == ten - one + (one - none) == 10 * (one - none)
    assert one - none <= 10


def test_it_opens_in_few_queries(reporter, july, django_assert_max_num_queries):
    for number in range(40):
        an_owed(f"i{number}")

    with django_assert_max_num_queries(8):
        assert reporter.get(GRID).status_code == 200
