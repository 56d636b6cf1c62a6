"""A request that names a coding which reads no text is refused, and breaks nothing."""

from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import Client, RequestFactory

from pei_site.requests import Request

CODINGS = ["hex", "undefined", "idna", "utf-16", "no-hay"]
KIND = "multipart/form-data; boundary=l"
PART = b'--l\r\nContent-Disposition: form-data; name="a"\r\n\r\nx\r\n--l--\r\n'


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
