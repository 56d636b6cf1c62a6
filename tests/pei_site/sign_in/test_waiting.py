"""Between the password and the code: what was shown must still hold."""

import pytest
from django.test import Client

from objectives.models import AccessEvent, User
from tests.builders import a_person
from tests.pei_site.sign_in.codes import code_of
from tests.pei_site.sign_in.test_second_factor import set_up
from tests.pei_site.sign_in.test_views import is_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def secret(client):
    """Pilar has the application set up; her secret."""
    a_person("pilar")
    sign_in(client, "pilar")
    return set_up(client)


def with_another_password(person):
    person.set_password("otra-clave-bastante-larga")
    person.save()


def closed(person):
    User.objects.filter(pk=person.pk).update(is_active=False)


@pytest.mark.parametrize(
    ("meanwhile", "let_in"),
    [(None, True), (with_another_password, False), (closed, False)],
)
def test_between_the_password_and_the_code_the_account_stays_the_same(
    client, secret, meanwhile, let_in
):
    browser = Client()
    sign_in(browser, "pilar")
    if meanwhile:
        meanwhile(User.objects.get(username="pilar"))
    before = AccessEvent.objects.filter(event="SIGN_IN").count()

    answer = browser.post("/ingresar/codigo/", {"code": code_of(secret, later=1)})

    assert answer["Location"] == ("/" if let_in else "/ingresar/")
    assert is_in(browser) == let_in
    assert AccessEvent.objects.filter(event="SIGN_IN").count() == before + let_in
