"""The database or the disk fails: people are told so, and keep what they wrote."""

import errno

import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    InternalError,
    OperationalError,
    connection,
    transaction,
)
from django.test import Client, RequestFactory

from indicators.entry.unsaved import is_storage_fault, server_error
from tests.indicators.entry.conftest import PAGE, stored, typed

pytestmark = pytest.mark.django_db

SQLITE = connection.vendor == "sqlite"


@pytest.fixture
def eva_at_work(eva, owed):
    client = Client(raise_request_exception=False)
    client.force_login(eva)
    return client


@pytest.fixture
def read_only(eva_at_work):
    """From here on the database takes nothing."""
    with connection.cursor() as cursor:
        if SQLITE:
            cursor.execute("PRAGMA query_only=1")
            yield
            cursor.execute("PRAGMA query_only=0")
            return
        before = transaction.savepoint()
        cursor.execute("SET TRANSACTION READ ONLY")
        yield
        transaction.savepoint_rollback(before)  # it takes the order back


def test_what_could_not_be_saved_is_given_back(eva_at_work, read_only):
    texts = {"narrative": "Se firmó el convenio", "cause": "Rezago de la licitación"}

    response = eva_at_work.post(PAGE, typed("70", **texts))

    page = response.content.decode()
    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert "<h1>No se pudo guardar</h1>" in page
    assert ">Se firmó el convenio</textarea>" in page
    assert ">Rezago de la licitación</textarea>" in page
    assert 'for="typed-2">Avance cualitativo</label>' in page
    assert "no-store" in response["Cache-Control"]
    assert stored().executed is None


def test_pages_go_on_while_nothing_can_be_written(eva_at_work, read_only):
    assert eva_at_work.get(PAGE).status_code == 200


def test_once_it_can_be_written_the_same_form_is_saved(eva_at_work, owed):
    assert eva_at_work.post(PAGE, typed("70")).status_code == 302


def answered(request, error):
    """Return what is answered when nothing expected the error."""
    try:
        raise error
    except type(error):
        return server_error(request)


def test_any_form_gives_back_its_sentences_but_no_password():
    values = {"clave": "321", "nota": "Dos palabras", "password": "clave muy larga"}
    request = RequestFactory().post("/admin/", values)

    page = answered(request, OperationalError("disk full")).content.decode()

    assert page.count("<textarea") == 1
    assert ">Dos palabras</textarea>" in page


def test_a_page_that_cannot_be_read_asks_to_come_back():
    response = answered(RequestFactory().get("/"), OperationalError("no connection"))

    assert response.status_code == 503
    assert "<h1>No disponible por ahora</h1>" in response.content.decode()


def test_a_form_that_did_not_arrive_whole_is_answered_too():
    broken = RequestFactory().post("/", "x", content_type="multipart/form-data")

    response = answered(broken, OSError(errno.ENOSPC, "No space left on device"))

    assert "<h1>No se pudo guardar</h1>" in response.content.decode()


def test_other_faults_are_told_as_ours():
    response = answered(RequestFactory().post("/"), ValueError("a fault of ours"))

    assert response.status_code == 500
    assert "<h1>Algo falló de nuestro lado</h1>" in response.content.decode()


@pytest.mark.parametrize(
    ("error", "ours"),
    [
        (OperationalError("database or disk is full"), True),
        (DatabaseError("database disk image is malformed"), True),
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (IntegrityError("UNIQUE constraint failed"), False),
        (InternalError("current transaction is aborted"), False),
        (FileNotFoundError(errno.ENOENT, "No such file"), False),
        (ValueError("another fault"), False),
        (None, False),
    ],
    ids=str,
)
def test_only_what_storing_does_is_told_so(error, ours):
    assert is_storage_fault(error) is ours
