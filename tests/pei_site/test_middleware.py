"""Headers of every response, and sign-in by default."""

import pytest
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.test import Client
from django.urls import get_resolver, reverse

from pei_site.middleware import PublicGZipMiddleware

pytestmark = pytest.mark.django_db

PUBLIC = {
    "latest", "cutoff", "objective", "indicator", "departments", "department", "plan",
    "methodology", "changes", "changes_csv", "report_html", "report_pdf", "report_xlsx", "report_csv",
    "report_json", "report_pptx", "comparison", "login", "live", "ready", "metrics", "security_txt", "backed_up", "invitation",
    "indicators", "indicators_csv", "indicators_xlsx", "trend", "trend_csv", "compare", "compare_csv", "evidence",
    "badge", "objective_badge", "picture", "open_data", "schema", "dictionary", "publications", "feed",
    "sitemap", "robots", "latest_badge", "latest_objective_badge", "accessibility", "identity_css", "identity_logo",
    "account_login", "mfa_authenticate", "account_logout", "openid_connect_login", "openid_connect_callback",
    "password_forgotten", "password_forgotten_sent", "password_reset_confirm", "password_reset_ready", "logout",
}  # fmt: skip

# These answer a sign-in that ended by giving back what was typed (entry/door.py).
OWN_DOOR = {
    "entry_home", "entry_form", "entry_preview", "entry_move", "entry_bulk_move",
    "entry_grid", "entry_year_grid", "entry_sheet_download", "entry_sheet_upload",
    "entry_sheet_confirm", "evidence_upload", "evidence_link", "evidence_download", "evidence_withdraw",
    "evidence_publish",
}  # fmt: skip


@pytest.mark.parametrize("address", ["/salud/", "/ingresar/", "/no-existe/", "/admin/"])
def test_every_response_carries_the_headers(client, address):
    response = client.get(address)

    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Referrer-Policy"] == "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in response["Permissions-Policy"]
    assert "no-store" in response["Cache-Control"]


def test_views_ask_for_sign_in_unless_they_say_otherwise():
    """Only the views named here are open; a new one is closed until it is listed."""
    exempt = {
        pattern.name
        for pattern in _patterns(get_resolver().url_patterns)
        if not getattr(pattern.callback, "login_required", True)
    }

    assert exempt - {"jsi18n"} <= PUBLIC | OWN_DOOR


@pytest.mark.parametrize("name", sorted(OWN_DOOR))
def test_views_with_a_door_of_their_own_ask_for_sign_in_there(client, name):
    patterns = {one.name: one for one in _patterns(get_resolver().url_patterns)}
    examples = {"year": 2023, "month": 6, "key": "321", "pk": 1, "record": 1}
    known = patterns[name].pattern.converters
    address = reverse(f"admin:{name}", kwargs={word: examples[word] for word in known})

    response = client.get(address)

    assert response.status_code in {302, 405}
    if response.status_code == 302:
        assert response["Location"].startswith("/ingresar/?next=/admin/")


def test_an_anonymous_reader_is_sent_to_sign_in(client):
    response = client.get("/contrasena/")

    assert response.status_code == 302
    assert response["Location"] == "/ingresar/?next=/contrasena/"
    assert LoginRequiredMiddleware.redirect_field_name == "next"


def _patterns(patterns):
    for pattern in patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _patterns(pattern.url_patterns)
        else:
            yield pattern


@pytest.mark.parametrize(
    ("length", "status"), [(str(56 * 1024 * 1024), 413), ("9" * 400, 413), ("x", 400)]
)
def test_a_body_too_large_is_refused_before_it_is_received(client, length, status):
    response = client.post("/ingresar/", {}, CONTENT_LENGTH=length)

    assert response.status_code == status


@pytest.mark.parametrize(
    "address",
    [
        "/cortes/2023-06-30/indicadores/%00/",
        "/admin/mi-mes/2023-07/%00/",
        "/admin/autocomplete/?term=%00",
        "/plan/?x=a\0b",  # as it may come from a client that encodes nothing
    ],
)
def test_an_address_with_a_null_character_is_not_valid(admin_client, address):
    assert admin_client.get(address).status_code == 400


WAYS_TO_NOTHING = ["/no-existe/", "/cortes/2031-06-30/", "/admin/mesa/vigencias/2031/"]


@pytest.mark.parametrize("address", WAYS_TO_NOTHING)
def test_with_debug_too_what_is_missing_has_our_page(admin_client, settings, address):
    settings.DEBUG = True

    response = admin_client.get(address)

    assert response.status_code == 404
    assert "No encontramos esta página" in response.content.decode()


def test_without_ours_django_would_tell_its_own(admin_client, settings):
    settings.DEBUG = True
    ours = "pei_site.middleware.NotFoundMiddleware"
    settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if one != ours]

    seen = [admin_client.get(one).content.decode() for one in WAYS_TO_NOTHING]

    assert [page.count("DEBUG = True") for page in seen] == [1] * 3


def test_with_debug_too_an_address_is_given_its_slash(client, settings):
    settings.DEBUG = True

    assert client.get("/metodologia").headers["Location"] == "/metodologia/"


def test_with_debug_too_a_form_without_its_token_is_refused_in_words(settings):
    settings.DEBUG = True

    response = Client(enforce_csrf_checks=True).post("/ingresar/", {"username": "x"})

    assert response.status_code == 403
    assert "El formulario venció" in response.content.decode()


@pytest.mark.parametrize(
    ("kept", "squeezed"),
    [("public, max-age=300", True), ("no-store, private", False)],
)
def test_only_what_is_public_is_compressed(rf, kept, squeezed):
    """A form's token beside a text of the address could be guessed from the length."""
    page = HttpResponse("texto " * 200, headers={"Cache-Control": kept})
    request = rf.get("/", headers={"accept-encoding": "gzip"})

    answer = PublicGZipMiddleware(lambda _: page)(request)

    assert answer.has_header("Content-Encoding") is squeezed
