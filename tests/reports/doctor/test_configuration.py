"""A wrong environment is told line by line, each with what to do."""

import pytest

from reports.doctor import configuration
from reports.doctor.finding import WORDS

GOOD = {
    "DEBUG": False,
    "SECRET_KEY": "aB3-" * 4 + "0123456789qwertyuiopasdfghjklzxcvbnm",
    "ALLOWED_HOSTS": ["pei.example.org"],
    "SITE_URL": "https://pei.example.org",
    "CSRF_TRUSTED_ORIGINS": ["https://pei.example.org"],
    "HTTPS": True,
    "BEHIND_PROXY": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECURE_HSTS_PRELOAD": True,
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
}


@pytest.fixture
def told(settings):
    """Return what is not good, with these settings changed from good ones."""

    def tell(**changes):
        for name, value in (GOOD | changes).items():
            setattr(settings, name, value)
        return [
            (WORDS[one.level], one.told.partition(":")[0])
            for check in configuration.CHECKS
            for one in check()
            if one.level
        ]

    return tell


def test_a_good_one_has_nothing_to_mend(told):
    assert told() == []


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"DEBUG": True}, ("MAL", "DEBUG=1")),
        ({"SECRET_KEY": "a" * 60}, ("MAL", "SECRET_KEY es corta o fácil de adivinar.")),
        ({"SECRET_KEY": "abc"}, ("MAL", "SECRET_KEY es corta o fácil de adivinar.")),
        ({"ALLOWED_HOSTS": []}, ("MAL", "ALLOWED_HOSTS está vacía")),
        ({"ALLOWED_HOSTS": ["*"]}, ("MAL", "ALLOWED_HOSTS=*")),
        ({"SITE_URL": "http://x"}, ("aviso", "SITE_URL es «http")),
        (
            {"CSRF_TRUSTED_ORIGINS": ["pei.example.org"]},
            ("MAL", "CSRF_TRUSTED_ORIGINS dice «pei.example.org»"),
        ),
        ({"HTTPS": False}, ("MAL", "HTTPS=0")),
        ({"BEHIND_PROXY": False}, ("aviso", "BEHIND_PROXY=0")),
        ({"SESSION_COOKIE_SECURE": False}, ("aviso", "security.W012")),
    ],
)
def test_each_fault_has_its_line(told, changes, line):
    assert line in told(**changes)


def test_what_goes_with_https_is_said_once(told):
    off = dict.fromkeys(
        ("HTTPS", "SECURE_SSL_REDIRECT", "SESSION_COOKIE_SECURE"), False
    )

    lines = told(**off, SITE_URL="http://pei.example.org", SECURE_HSTS_SECONDS=0)

    assert lines == [("MAL", "HTTPS=0")]
