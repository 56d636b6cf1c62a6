"""L08 and L09: what every answer carries, whoever gives it and however it went."""

import re
from dataclasses import replace

import pytest
from django.test import Client
from django.utils import timezone

from indicators.vocabulary import CutoffState
from objectives import roles
from reports import archive, snapshot
from reports.models import PublishedFile, PublishedReport
from tests.builders import a_cutoff, a_person, measured

pytestmark = pytest.mark.django_db
LARGE = 56 * 1024 * 1024
EVERYWHERE = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


@pytest.fixture
def visitor(settings):
    """A visitor that is given the page of an error, and two addresses that fail."""
    settings.ROOT_URLCONF = "tests.security.failing_urls"
    return Client(raise_request_exception=False)


@pytest.fixture
def static(settings, tmp_path):
    """The folder of static files with one in it, as after collectstatic."""
    (tmp_path / "base.css").write_text("p { color: red }")
    settings.STATIC_ROOT = tmp_path
    settings.WHITENOISE_USE_FINDERS = False
    settings.WHITENOISE_AUTOREFRESH = False


def signed_in(visitor):
    visitor.force_login(a_person("ana", roles.PLANNING, is_staff=True))
    return visitor


def _again(visitor, address):
    seen = visitor.get(address)
    seen.close()
    return visitor.get(address, HTTP_IF_MODIFIED_SINCE=seen["Last-Modified"])


def _without_token(visitor):
    strict = Client(enforce_csrf_checks=True)
    return strict.post("/ingresar/", {"username": "x"})


def _draft(visitor, ending):
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    return signed_in(visitor).get(f"/cortes/2023-06-30/informe.{ending}")


def _published(visitor):
    """Ask for an archived paper, of a few bytes."""
    measured("321")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)
    cutoff = a_cutoff()
    frozen = replace(archive.scorecard_of(cutoff), state=CutoffState.PUBLISHED)
    cutoff.state = CutoffState.PUBLISHED
    cutoff.save()
    report = PublishedReport.objects.create(
        cutoff=cutoff,
        revision=1,
        scorecard=snapshot.dumps(frozen),
        published_at=timezone.now(),
    )
    PublishedFile.objects.create(
        report=report, file_format="pdf", content=b"papel", sha256="0" * 64
    )
    return visitor.get("/cortes/2023-06-30/informe.pdf")


# What is the same for everybody may be kept.
KEPT = {"static", "not modified", "style of the entity", "published"}
ANSWERS = {
    "a page": (200, lambda b: b.get("/ingresar/")),
    "static": (200, lambda b: b.get("/static/base.css")),
    "static that is not there": (404, lambda b: b.get("/static/no.css")),
    "not modified": (304, lambda b: _again(b, "/static/base.css")),
    "style of the entity": (200, lambda b: b.get("/identidad.css")),
    "monitor": (200, lambda b: b.get("/salud/")),
    "to the sign-in": (302, lambda b: b.get("/admin/")),
    "without its slash": (301, lambda b: b.get("/admin")),
    "bad": (400, lambda b: b.get("/cortes/%00/")),
    "a host that is not ours": (400, lambda b: b.get("/", HTTP_HOST="evil.example")),
    "forbidden": (403, lambda b: signed_in(b).get("/admin/auth/group/")),
    "without token": (403, _without_token),
    "missing": (404, lambda b: b.get("/no-existe/")),
    "not a method": (405, lambda b: b.post("/salud/")),
    "too large": (413, lambda b: b.post("/ingresar/", {}, CONTENT_LENGTH=str(LARGE))),
    "broken": (500, lambda b: b.get("/falla/")),
    "broken template": (500, lambda b: b.get("/falla-plantilla/")),
    "published": (200, _published),
    "sheet of a draft": (200, lambda b: _draft(b, "csv")),
    "data of a draft": (200, lambda b: _draft(b, "json")),
}


def answer(name, visitor):
    expected, ask = ANSWERS[name]
    response = ask(visitor)
    response.close()  # a static file is left open otherwise
    assert response.status_code == expected
    return response


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_carries_the_headers(visitor, static, name):
    response = answer(name, visitor)

    assert {header: response[header] for header in EVERYWHERE} == EVERYWHERE
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert "default-src 'self'" in response["Content-Security-Policy"]
    assert "unsafe" not in response["Content-Security-Policy"]
    assert "camera=()" in response["Permissions-Policy"]
    assert re.fullmatch("[0-9a-f]{16}", response["X-Request-ID"])
    shared = "cross-origin" if name == "published" else "same-origin"
    assert response["Cross-Origin-Resource-Policy"] == shared
    assert ("no-store" in response["Cache-Control"]) == (name not in KEPT)


def test_a_page_loads_runs_and_sends_to_what_is_ours_alone(visitor):
    policy = answer("a page", visitor)["Content-Security-Policy"]

    assert dict(one.strip().split(" ", 1) for one in policy.split(";")) == {
        **dict.fromkeys(("default-src", "script-src", "style-src"), "'self'"),
        "font-src": "'self'",
        "img-src": "'self' data:",
        "form-action": "'self'",
        **dict.fromkeys(("object-src", "base-uri", "frame-ancestors"), "'none'"),
    }


def test_a_public_paper_that_takes_an_ended_session_away_is_kept_by_no_cache(visitor):
    _published(visitor)
    paper = "/cortes/2023-06-30/informe.pdf"

    without = visitor.get(paper)
    visitor.cookies["sid"] = "ended"
    ended = visitor.get(paper)

    assert (without["Cache-Control"], "sid" in without.cookies) == (
        "public, max-age=300",
        False,
    )
    assert (ended["Cache-Control"], ended.cookies["sid"].value) == (
        "no-store, private",
        "",
    )


def test_during_maintenance_too(visitor, settings, tmp_path):
    settings.MAINTENANCE_FLAG = tmp_path

    response = visitor.get("/")

    assert (response.status_code, response["X-Frame-Options"]) == (503, "DENY")
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_the_way_to_https_too(settings):
    settings.SECURE_SSL_REDIRECT = True

    response = Client().get("/ingresar/")

    assert response["Location"] == "https://testserver/ingresar/"
    assert response["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]


def test_below_what_answers_by_itself_the_headers_would_be_missing(settings, static):
    """The control: the order of the middleware is what keeps the promise."""
    csp = "csp.middleware.CSPMiddleware"
    others = [one for one in settings.MIDDLEWARE if one != csp]
    settings.MIDDLEWARE = [*others, csp]

    response = Client().get("/static/base.css")
    response.close()

    assert "Content-Security-Policy" not in response


@pytest.mark.parametrize("address", ["/falla/", "/falla-plantilla/", "/no-existe/"])
def test_an_error_page_says_which_identifier_to_quote(visitor, address):
    response = visitor.get(address)

    assert f"<code>{response['X-Request-ID']}</code>" in response.content.decode()
