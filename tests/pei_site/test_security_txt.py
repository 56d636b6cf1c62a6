"""Whom to tell of a weakness, if the installation says so."""

import pytest
import time_machine
from django.core.exceptions import ImproperlyConfigured

from pei_site.environment import Environment
from pei_site.security_txt import read_contact

ADDRESS = "/.well-known/security.txt"


def test_nobody_is_named_unless_the_installation_does(client):
    assert client.get(ADDRESS).status_code == 404


@time_machine.travel("2026-11-29T23:30:00Z", tick=False)
def test_it_says_whom_and_until_when(client, settings):
    settings.SECURITY_CONTACT = "mailto:seguridad@example.org"
    settings.SITE_URL = "https://pei.example.org"

    response = client.get(ADDRESS)

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response["Cache-Control"] == "public, max-age=86400"
    assert response.content.decode() == (
        "Contact: mailto:seguridad@example.org\n"
        "Expires: 2027-05-28T00:00:00Z\n"
        "Preferred-Languages: es, en\n"
        "Canonical: https://pei.example.org/.well-known/security.txt\n"
    )


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ({}, "mailto:pei@example.org"),
        ({"PEI_SECURITY_CONTACT": ""}, ""),
        ({"PEI_SECURITY_CONTACT": "a@b.co"}, "mailto:a@b.co"),
        ({"PEI_SECURITY_CONTACT": "https://b.co/aviso"}, "https://b.co/aviso"),
    ],
)
def test_the_contact_is_the_one_of_the_site_unless_there_is_another(given, read):
    env = Environment()
    env.ENVIRON = given

    assert read_contact(env, "pei@example.org") == read


@pytest.mark.parametrize("odd", ["http://b.co", "a@b.co\nExpires: 2099", "nadie"])
def test_an_odd_contact_stops_the_start(odd):
    env = Environment()
    env.ENVIRON = {"PEI_SECURITY_CONTACT": odd}

    with pytest.raises(ImproperlyConfigured, match="PEI_SECURITY_CONTACT"):
        read_contact(env, "")
