"""A request that names a coding which reads no text, or that came in part, is refused."""

from io import BytesIO

import pytest
from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory

from pei_site.requests import Handler, Request

CODINGS = ["hex", "undefined", "idna", "utf-16", "no-hay"]
KIND = "multipart/form-data; boundary=l"
PART = b'--l\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--l--\r\n'
FORM = "application/x-www-form-urlencoded"
CUT = {  # what was sent of a=1474056
    FORM: b"a=1474",
    KIND: b'--l\r\nContent-Disposition: form-data; name="a"\r\n\r\n1474',
}


class BrokenLine:
    """A line that breaks while it is read."""

    def read(self, size):
        raise ConnectionResetError

    readline = read


def environ(kind, content=b"", query=""):
    told = {"CONTENT_TYPE": kind, "CONTENT_LENGTH": str(len(content))}
    told |= {"REQUEST_METHOD": "POST", "QUERY_STRING": query}
    return RequestFactory()._base_environ(**told) | {"wsgi.input": BytesIO(content)}


@pytest.mark.parametrize("coding", CODINGS)
def test_the_query_is_read_whatever_coding_is_named(coding):
    request = Request(environ(f"a/b; charset={coding}", query="q=%C3%B1"))

    assert request.GET["q"] == "ñ"


@pytest.mark.parametrize("coding", ["hex", "undefined"])
def test_the_frameworks_own_request_breaks(coding):
    with pytest.raises((LookupError, UnicodeError)):
        WSGIRequest(environ(f"a/b; charset={coding}", query="q=%C3%B1"))


@pytest.mark.parametrize("coding", ["no-hay", "undefined"])
def test_a_kind_that_cannot_be_read_is_none(coding):
    told = environ(f"a/b; name*={coding}''%ff")

    assert Request(dict(told)).content_type == ""
    with pytest.raises(ValueError, match=r"encoding|codec"):
        WSGIRequest(dict(told))


def test_a_form_is_read():
    assert Request(environ(KIND, PART)).POST["a"] == "x"


@pytest.mark.parametrize(("kind", "came"), CUT.items(), ids=["form", "multipart"])
def test_half_a_form_is_no_form(kind, came):
    told = environ(kind, came) | {"CONTENT_LENGTH": "500"}

    with pytest.raises(BadRequest):
        _ = Request(told).POST


@pytest.mark.parametrize(("kind", "came"), CUT.items(), ids=["form", "multipart"])
def test_the_frameworks_own_request_takes_half_a_number_for_another(kind, came):
    told = environ(kind, came) | {"CONTENT_LENGTH": "500"}

    assert WSGIRequest(told).POST["a"] == "1474"


def test_what_is_more_than_was_announced_is_not_read():
    told = environ(FORM, b"a=1474056") | {"CONTENT_LENGTH": "6"}

    assert Request(told).POST["a"] == "1474"


@pytest.mark.django_db  # the framework looks after its connection before each request
@pytest.mark.parametrize("line", [BytesIO(b"a=1474"), BrokenLine()])
def test_half_a_form_is_told_so_and_is_no_error_of_ours(line):
    told = environ(FORM) | {"CONTENT_LENGTH": "500", "PATH_INFO": "/ingresar/"}

    answer = Handler()(told | {"wsgi.input": line}, lambda *told: None)

    assert answer.status_code == 400
    assert 'lang="es' in answer.content.decode()


@pytest.mark.parametrize("coding", CODINGS[2:])
def test_what_says_to_be_in_another_coding_is_refused_in_words(coding):
    answer = Client().get("/ingresar/", CONTENT_TYPE=f"a/b; charset={coding}")

    assert answer.status_code == 400
    assert "no se puede leer" in answer.content.decode()


@pytest.mark.parametrize("length", ["abc", "-1", "1e3", "٣", "1, 1"])
def test_a_length_that_is_no_number_is_refused_in_words(length):
    answer = Client().post("/ingresar/", CONTENT_LENGTH=length)

    assert answer.status_code == 400
    assert "no se puede leer" in answer.content.decode()


@pytest.mark.parametrize("length", ["9" * 30, "9" * 5000])
def test_a_length_beyond_every_number_is_too_large(length):
    assert Client().post("/ingresar/", CONTENT_LENGTH=length).status_code == 413
