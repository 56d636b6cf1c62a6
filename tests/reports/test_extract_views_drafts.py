"""Extracts of a draft: for who may read the draft."""

import pytest
from django.test import Client

from tests.builders import a_person
from tests.reports.papers import PDF

BRIEF = {"resumen": "1"}

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("query", [BRIEF, {"objetivo": "1"}, {"objetivo": "9"}])
def test_a_part_of_a_draft_is_for_who_may_read_it(client, draft, query):
    signed_in = Client()
    signed_in.force_login(a_person())

    answers = [one.get(PDF, query).status_code for one in (client, signed_in)]

    assert answers == [302, 404 if query == {"objetivo": "9"} else 200]


def test_upright_pages_of_a_draft_are_not_public(client, draft):
    assert client.get(PDF, {"orientacion": "vertical"}).status_code == 302
