"""The provider comes from the environment, and half of one stops the start."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from pei_site.environment import Environment
from pei_site.sign_in.configuration import read_provider
from tests.pei_site.test_settings import ask

WHOLE = {
    "OIDC_SERVER_URL": "https://login.microsoftonline.com/inquilino/v2.0/",
    "OIDC_CLIENT_ID": "pei",
    "OIDC_CLIENT_SECRET": "secreto",
}


def read(monkeypatch, **values):
    for name, value in values.items():
        monkeypatch.setenv(name, value)
    return read_provider(Environment())


def test_without_one_people_sign_in_with_a_password(monkeypatch):
    assert read(monkeypatch) is None


def test_a_whole_one_is_read(monkeypatch):
    provider = read(monkeypatch, **WHOLE)

    assert provider.origin == "https://login.microsoftonline.com"
    assert provider.server_url == "https://login.microsoftonline.com/inquilino/v2.0"
    assert (provider.trust_email, provider.second_factor) == (False, "no")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"OIDC_CLIENT_ID": ""}, "falta OIDC_CLIENT_ID"),
        ({"OIDC_CLIENT_SECRET": ""}, "falta OIDC_CLIENT_SECRET"),
        ({"OIDC_SECOND_FACTOR": "yes"}, "dice «yes»: ponga no, amr, siempre"),
        ({"OIDC_SERVER_URL": "http://idp.example"}, "debe empezar por https"),
    ],
)
def test_half_of_one_stops_the_start(monkeypatch, changes, told):
    with pytest.raises(ImproperlyConfigured, match=told):
        read(monkeypatch, **WHOLE | changes)


def test_the_forms_may_lead_to_the_provider_alone(tmp_path):
    answer = ask(
        "CONTENT_SECURITY_POLICY['DIRECTIVES']['form-action']",
        SECRET_KEY="x",
        DATA_DIR=str(tmp_path),
        **WHOLE,
    )

    assert answer.stdout == "[\"'self'\", 'https://login.microsoftonline.com']\n"


@pytest.mark.parametrize(("debug", "value"), [("0", "True"), ("1", "False")])
def test_the_second_factor_is_demanded_except_on_ones_own_machine(
    tmp_path, debug, value
):
    answer = ask(
        "REQUIRE_SECOND_FACTOR", SECRET_KEY="x", DATA_DIR=str(tmp_path), DEBUG=debug
    )

    assert answer.stdout == f"{value}\n"
