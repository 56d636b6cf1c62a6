"""The load runs while its page is sent: told piece by piece, and undone if left."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from simple_history.models import HistoricalRecords

from objectives.models import Plan
from pei_site import trail
from tests.reports.desk.files.scene import (
    CONFIRM,
    PREVIEW,
    problems,
    ticket_of,
    upload,
    zipped,
)
from tests.reports.planfolder import counts

pytestmark = pytest.mark.django_db


def pieces(answer) -> list[str]:
    return [piece.decode() for piece in answer.streaming_content]


def test_each_table_is_told_when_it_begins_and_when_it_is_done(desk):
    file = SimpleUploadedFile("plan.zip", zipped())

    found = pieces(desk.post(PREVIEW, {"file": file}))

    assert found[0].startswith("<!DOCTYPE html>")
    assert found[1] == '<li><span class="files-sheet">plan</span> 1 fila… '
    assert found[2] == "<strong>lista</strong></li>\n"
    assert found[3] == '<li><span class="files-sheet">etapas</span> 2 filas… '
    assert len(found) == 1 + 2 * 13 + 2
    assert found[-1].rstrip().endswith("</html>")


def test_a_proxy_is_asked_to_pass_on_each_piece(desk):
    answer = desk.post(PREVIEW, {"file": SimpleUploadedFile("plan.zip", zipped())})

    assert answer.headers["X-Accel-Buffering"] == "no"
    assert answer.headers["Cache-Control"] == "no-store, private"
    leave(answer)


def leave(answer):
    """Close what is being sent, as a server does; the test's connection stays."""
    answer._iterator.close()


@pytest.mark.parametrize("read", [1, 2, 9, 20])
def test_whoever_leaves_half_way_has_written_nothing(desk, read):
    ticket = ticket_of(upload(desk, "plan.zip", zipped()))
    answer = desk.post(CONFIRM, {"ticket": ticket})
    sent = iter(answer.streaming_content)

    for _ in range(read):
        next(sent)
    leave(answer)

    assert set(counts().values()) == {(0, 0)}
    assert trail.current_source() == trail.Source.COMMAND
    assert not hasattr(HistoricalRecords.context, "request")


def test_whoever_stays_has_written_all(desk):  # the control of the test before
    ticket = ticket_of(upload(desk, "plan.zip", zipped()))

    pieces(desk.post(CONFIRM, {"ticket": ticket}))

    assert Plan.objects.count() == 1


def test_a_busy_database_is_told_in_words(desk):
    def busy(execute, sql, *rest):
        if "INSERT" in sql:
            raise OperationalError("database is locked")
        return execute(sql, *rest)

    with connection.execute_wrapper(busy):
        page = upload(desk, "plan.zip", zipped())

    assert problems(page)
    assert "</html>" in page


def test_a_database_that_cannot_begin_is_told_in_words(desk, plan):
    def busy(execute, sql, *rest):
        raise OperationalError("database is locked")

    answer = desk.post(PREVIEW, {"file": SimpleUploadedFile("plan.zip", zipped())})
    sent = iter(answer.streaming_content)
    next(sent)
    with connection.execute_wrapper(busy):
        rest = b"".join(sent).decode()

    assert problems(rest) == [
        "plan.zip: la base de datos está ocupada: espere un momento y súbalo otra vez."
    ]


def test_what_nobody_expected_is_told_in_words_and_logged(desk, caplog):
    def broken(execute, sql, *rest):
        raise ZeroDivisionError

    answer = desk.post(PREVIEW, {"file": SimpleUploadedFile("plan.zip", zipped())})
    sent = iter(answer.streaming_content)
    next(sent)
    with connection.execute_wrapper(broken):
        rest = b"".join(sent).decode()

    assert problems(rest) == [
        "plan.zip: la carga falló por un error del sistema, que quedó registrado."
    ]
    assert "A load of plan files failed" in caplog.text
