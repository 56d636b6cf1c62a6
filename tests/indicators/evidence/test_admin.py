"""The list of evidence in the admin: whose, and who decides what is public."""

import pytest
from django.urls import reverse

from indicators.evidence import actions
from indicators.models import Evidence
from tests.indicators.evidence.scene import a_draft, a_file, a_member, planning

pytestmark = pytest.mark.django_db
LIST = "/admin/indicators/evidence/"


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def kept():
    ana, record = a_member(), a_draft()
    actions.add_link(record=record, link="https://example.org/", title="Enlace", by=ana)
    return actions.add_files(record=record, files=[a_file()], by=ana)[0]


def decide(client, action, *chosen):
    data = {"action": action, "_selected_action": [one.pk for one in chosen]}
    return client.post(LIST, data)


def test_the_planning_office_sees_and_publishes(client, kept):
    client.force_login(planning())

    page = client.get(LIST).content.decode()
    decide(client, "make_public", kept)

    assert "acta.pdf" in page
    assert "Abrir el enlace" in page
    assert Evidence.objects.get(pk=kept.pk).public is True


def test_what_is_public_is_made_private_again(client, kept):
    client.force_login(planning())

    decide(client, "make_public", kept)
    decide(client, "make_private", kept)

    assert Evidence.objects.get(pk=kept.pk).public is False


def test_what_is_withdrawn_is_told_and_not_published(client, kept):
    actions.withdraw(evidence=kept, by=kept.uploaded_by)
    client.force_login(planning())

    answer = decide(client, "make_public", kept)

    said = [str(message) for message in answer.wsgi_request._messages]
    assert said == [
        "acta.pdf: Una evidencia retirada no se publica.",
        "Evidencias públicas: 0.",
    ]


def test_a_reporter_sees_their_own_and_decides_nothing(client, kept):
    client.force_login(kept.uploaded_by)

    page = client.get(LIST).content.decode()
    decide(client, "make_public", kept)

    assert "acta.pdf" in page
    assert "Hacer pública" not in page
    assert Evidence.objects.get(pk=kept.pk).public is False


def test_another_department_does_not_see_it(client, kept):
    client.force_login(a_member("eva", "TIC"))

    page = client.get(LIST).content.decode()
    one = client.get(reverse("admin:indicators_evidence_change", args=[kept.pk]))

    assert "acta.pdf" not in page
    assert one.status_code == 302


@pytest.mark.parametrize("page", ["add", "delete", "change"])
def test_nobody_writes_it_by_hand(admin_client, kept, page):
    args = [] if page == "add" else [kept.pk]
    place = reverse(f"admin:indicators_evidence_{page}", args=args)

    assert admin_client.post(place, {"title": "Otra"}).status_code == 403
    assert Evidence.objects.get(pk=kept.pk).title == "acta.pdf"
