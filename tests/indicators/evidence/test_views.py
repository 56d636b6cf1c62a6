"""Evidence through the browser: 0 files accepted wrongly, drawn, or read by others."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from indicators.evidence import actions
from indicators.models import Evidence
from objectives import roles
from tests.builders import a_person
from tests.indicators.evidence.files import HONEST, HOSTILE, pdf
from tests.indicators.evidence.scene import a_draft, a_file, a_member, planning

pytestmark = pytest.mark.django_db
HOME = "/admin/"


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def on_disk(tmp_path):
    return [path for path in tmp_path.rglob("*") if path.is_file()]


def address(page, number):
    return reverse(f"admin:evidence_{page}", args=[number])


def upload(client, record, *files, **data):
    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post(address("upload", record.pk), {"files": sent, **data})


def kept_by(person, record=None):
    return actions.add_files(record=record or a_draft(), files=[a_file()], by=person)[0]


def said(response):
    return [str(message) for message in response.wsgi_request._messages]


def test_a_reporter_adds_several_files_at_once(client):
    client.force_login(a_member())

    answer = upload(client, a_draft(), *list(HONEST.items())[:3])

    assert (answer.status_code, said(answer)) == (302, ["Se guardó la evidencia."])
    assert Evidence.objects.count() == 3


@pytest.mark.parametrize("case", HOSTILE)
def test_the_corpus_gets_in_nowhere(client, case, tmp_path):
    client.force_login(a_member())

    answer = upload(client, a_draft(), HOSTILE[case], ("acta.pdf", pdf()))

    assert answer.status_code == 302
    # The empty and the nameless do not even arrive as files.
    assert [one.file_name for one in Evidence.objects.all()] in ([], ["acta.pdf"])
    assert len(on_disk(tmp_path)) == Evidence.objects.count()


def test_every_fault_is_told_with_the_name_of_its_file(client):
    client.force_login(a_member())

    answer = upload(client, a_draft(), ("a.exe", b"MZ"), ("b.pdf", b"MZ"))

    assert [text.split(":")[0] for text in said(answer)] == ["a.exe", "b.pdf"]


def test_what_is_told_of_evidence_stands_where_the_evidence_is(client):
    client.force_login(a_member())
    record = a_draft()
    page = f"/admin/mi-mes/{record.year}-{record.month:02}/{record.indicator.key}/"

    answer = upload(client, record, ("a.exe", b"MZ"), next=f"{page}#evidencias")
    above, card = client.get(answer.url).content.decode().split('id="evidencias"')

    assert "a.exe: " not in above
    assert "a.exe: " in card


def test_without_a_file_nothing_happens(client):
    client.force_login(a_member())

    assert said(upload(client, a_draft())) == ["Elija al menos un archivo."]


@pytest.mark.parametrize("name", ["../../../tmp/x.pdf", "..\\..\\x.pdf", "/etc/x.pdf"])
def test_no_name_leads_out_of_the_folder(client, tmp_path, name):
    client.force_login(a_member())

    upload(client, a_draft(), (name, pdf()))

    assert Evidence.objects.get().file_name == "x.pdf"
    assert [path.parent for path in on_disk(tmp_path)] == [tmp_path / "evidence/2023"]


@pytest.mark.parametrize("name", HONEST)
def test_a_file_is_handed_over_and_never_drawn(client, name):
    client.force_login(a_member())
    upload(client, a_draft(), (name, HONEST[name]))

    answer = client.get(address("download", Evidence.objects.get().pk))

    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment; filename=")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == (
        "sandbox; default-src 'none'; frame-ancestors 'none'"
    )
    assert "no-store" in answer["Cache-Control"]
    assert answer["Content-Type"].split("/")[0] in {"application", "image"}
    assert answer.content


def test_the_name_of_a_file_cannot_break_the_header(client):
    client.force_login(a_member())
    upload(client, a_draft(), ('Acción "1"; x=1.pdf', pdf()))

    answer = client.get(address("download", Evidence.objects.get().pk))

    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Acci")


def test_a_file_that_is_gone_from_the_disk_is_not_an_error(client, tmp_path):
    client.force_login(a_member())
    kept = kept_by(planning())
    on_disk(tmp_path)[0].unlink()

    assert client.get(address("download", kept.pk)).status_code == 404


def test_a_link_is_not_handed_over(client):
    client.force_login(a_member())
    client.post(
        address("link", a_draft().pk), {"link": "https://example.org/", "title": "Acta"}
    )

    kept = Evidence.objects.get()

    assert kept.title == "Acta"
    assert client.get(address("download", kept.pk)).status_code == 404


def test_a_bad_link_is_told(client):
    client.force_login(a_member())

    answer = client.post(address("link", a_draft().pk), {"link": "javascript:alert(1)"})

    assert said(answer) == ["Escriba una dirección completa que empiece por https://."]


def test_another_department_meets_what_does_not_exist(client):
    record = a_draft()
    kept = kept_by(a_member(), record)
    client.force_login(a_member("eva", "TIC"))

    answers = [
        client.get(address("download", kept.pk)),
        client.post(address("withdraw", kept.pk)),
        upload(client, record, ("a.pdf", pdf(b"%other\n"))),
        client.post(address("link", record.pk), {"link": "https://example.org/"}),
    ]

    assert [answer.status_code for answer in answers] == [404] * 4
    assert list(Evidence.objects.values_list("withdrawn_at")) == [(None,)]


def test_who_only_looks_reads_and_writes_nothing(client):
    record = a_draft()
    kept = kept_by(a_member(), record)
    client.force_login(a_person("dir", roles.DIRECTOR, is_staff=True))

    read = client.get(address("download", kept.pk))
    refused = [
        client.post(address("withdraw", kept.pk)),
        upload(client, record, ("a.pdf", pdf(b"%other\n"))),
    ]

    assert read.status_code == 200
    assert [answer.status_code for answer in refused] == [403, 403]
    assert Evidence.objects.get().withdrawn_at is None


def test_a_stranger_is_asked_to_sign_in(client):
    kept = kept_by(a_member())

    answer = client.get(address("download", kept.pk))

    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_withdrawing_needs_a_post(client):
    ana = a_member()
    kept = kept_by(ana)
    client.force_login(ana)

    assert client.get(address("withdraw", kept.pk)).status_code == 405
    assert client.post(address("withdraw", kept.pk)).status_code == 302
    assert Evidence.objects.get().withdrawn_by == ana


@pytest.mark.parametrize(
    ("given", "led"),
    [
        ("/admin/indicators/", "/admin/indicators/"),
        ("https://evil.example/", HOME),
        ("//evil.example/", HOME),
        ("", HOME),
    ],
)
def test_the_way_back_stays_in_the_house(client, given, led):
    client.force_login(a_member())

    answer = upload(client, a_draft(), ("a.pdf", pdf()), next=given)

    assert answer["Location"] == led


def test_who_reports_nothing_is_not_even_let_in(client):
    kept = kept_by(a_member())
    client.force_login(a_person("nadie", is_staff=True))

    assert client.get(address("download", kept.pk)).status_code == 403


def test_who_may_look_at_records_but_not_at_evidence_gets_no_file(client):
    kept = kept_by(a_member())
    person = a_person("mira", is_staff=True)
    codes = ["view_monthlyrecord", "see_every_department"]
    person.user_permissions.set(Permission.objects.filter(codename__in=codes))
    client.force_login(person)

    assert client.get(address("download", kept.pk)).status_code == 403
