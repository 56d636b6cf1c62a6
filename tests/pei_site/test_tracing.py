"""Each request has an identifier, an address that can be believed, and a line."""

import logging

import pytest
from django.http import HttpResponse

from pei_site.tracing import TracingMiddleware, current_identifier


@pytest.fixture
def ask(rf):
    """Ask with these headers; return what the view saw of the request."""

    def asking(method="get", path="/", **headers):
        seen = {}

        def view(request):
            seen["address"] = request.META["REMOTE_ADDR"]
            seen["identifier"] = current_identifier()
            return HttpResponse()

        response = TracingMiddleware(view)(rf.generic(method, path, **headers))
        return seen | {"answered": response["X-Request-ID"]}

    return asking


def test_a_request_is_named_and_the_answer_says_how(ask):
    first, second = ask(), ask()

    assert first["identifier"] == first["answered"]
    assert first["identifier"] != second["identifier"]
    assert len(first["identifier"]) == 16


def test_the_proxy_names_it_where_there_is_one(ask, settings):
    given = {"HTTP_X_REQUEST_ID": "0af7651916cd43dd"}
    assert ask(**given)["identifier"] != "0af7651916cd43dd"

    settings.BEHIND_PROXY = True
    assert ask(**given)["identifier"] == "0af7651916cd43dd"


@pytest.mark.parametrize(
    "odd", ["", "short", "x" * 65, "a\nb", "á" * 10, "a b c d e f"]
)
def test_an_odd_name_is_not_taken(ask, settings, odd):
    settings.BEHIND_PROXY = True

    assert ask(HTTP_X_REQUEST_ID=odd)["identifier"] != odd


def test_the_address_is_the_last_that_the_proxy_wrote(ask, settings):
    forged = {"HTTP_X_FORWARDED_FOR": "198.51.100.1, 192.0.2.7"}
    assert ask(**forged)["address"] == "127.0.0.1"

    settings.BEHIND_PROXY = True
    assert ask(**forged)["address"] == "192.0.2.7"
    assert ask(HTTP_X_FORWARDED_FOR="2001:DB8::1")["address"] == "2001:db8::1"
    assert ask(HTTP_X_FORWARDED_FOR="nobody")["address"] == "127.0.0.1"
    assert ask()["address"] == "127.0.0.1"


def test_a_request_has_a_line_without_personal_data(client, caplog):
    caplog.set_level(logging.INFO, logger="pei_site.requests")

    client.get("/salud/?q=juan.perez", REMOTE_ADDR="192.0.2.7")

    (line,) = [one for one in caplog.records if one.name == "pei_site.requests"]
    assert line.message.rpartition(" 200 ")[0] == "GET live"
    assert (line.method, line.route, line.status) == ("GET", "live", 200)
    assert "juan" not in str(line.__dict__)
    assert "192.0.2.7" not in str(line.__dict__)


@pytest.mark.parametrize(
    ("method", "path", "told"),
    [
        ("FORGED\t", "/static/css/base.css", "OTHER static"),
        ("POST", "/no-existe/juan.perez/", "POST none"),
    ],
)
def test_words_that_anybody_may_choose_are_not_in_it(ask, caplog, method, path, told):
    caplog.set_level(logging.INFO, logger="pei_site.requests")

    ask(method, path)

    assert caplog.messages[-1].startswith(f"{told} 200 ")
