"""Public evidence: who gets the file, and that nothing else is ever given away."""

import re

import pytest
from django.test import Client

from indicators.models import Evidence, MonthlyRecord
from indicators.vocabulary import RecordState
from tests.builders import a_person, a_year, report
from tests.reports.proof.scene import (
    PDF,
    a_file,
    a_link,
    june,
    september,
    withdrawn,
)
from tests.scenes import module_scene

pytestmark = pytest.mark.django_db
HERE = "/cortes/2023-06-30/indicadores/321/"
LATER = "/cortes/2023-09-30/indicadores/321/"
NOWHERE = 999_999
TOKEN = re.compile(rb'value="[A-Za-z0-9]{64}"')  # of the form to sign out


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


june_published = module_scene(june)


@pytest.fixture
def record():
    return MonthlyRecord.objects.get(indicator__key="321", month=6)


def address(kept: Evidence, page: str = HERE) -> str:
    return f"{page}evidencias/{kept.pk}/"


def test_a_public_file_is_handed_over_to_anybody_and_never_drawn(client, record):
    answer = client.get(address(a_file(record, "Acción \r\n 1.pdf")))

    assert (answer.status_code, answer.content) == (200, PDF)
    assert answer["Content-Disposition"].startswith("attachment; filename*=utf-8''Acci")
    assert "\n" not in answer["Content-Disposition"]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == (
        "sandbox; default-src 'none'; frame-ancestors 'none'"
    )


def test_nobody_keeps_it_without_asking_again(client, record):
    kept = address(a_file(record))

    first = client.get(kept)
    again = client.get(kept, headers={"if-none-match": first["ETag"]})

    assert first["Cache-Control"] == again["Cache-Control"] == "no-cache"
    assert (again.status_code, again.content) == (304, b"")


def test_who_has_a_copy_is_not_told_that_it_is_still_there_once_it_is_not(
    client, record
):
    kept = a_file(record)
    mark = client.get(address(kept))["ETag"]
    Evidence.objects.update(public=False)

    answer = client.get(address(kept), headers={"if-none-match": mark})

    assert answer.status_code == 404


def test_what_a_person_of_the_entity_downloads_is_stored_nowhere(client, record):
    client.force_login(a_person())

    answer = client.get(address(a_file(record)))

    assert (answer.status_code, answer.content) == (200, PDF)
    assert answer["Cache-Control"] == "no-store, private"


def nothing(answer) -> tuple[int, bool]:
    return answer.status_code, PDF in answer.content


def asked(client: Client, kept: str) -> tuple[object, object]:
    """Ask for an evidence and for one that does not exist, at the same place."""
    missing = f"{kept.rsplit('/', 2)[0]}/{NOWHERE}/"
    one, other = client.get(kept), client.get(missing)
    assert TOKEN.sub(b"", one.content) == TOKEN.sub(b"", other.content)
    assert one["Cache-Control"] == other["Cache-Control"] == "no-store, private"
    return nothing(one), nothing(other)


NOT_FOUND = ((404, False), (404, False))


def test_private_evidence_does_not_exist(client, record):
    kept = address(a_file(record, public=False))

    assert asked(client, kept) == NOT_FOUND

    Evidence.objects.update(public=True)
    assert client.get(kept).content == PDF


def test_withdrawn_evidence_does_not_exist(client, record):
    kept = address(a_file(record, **withdrawn()))

    assert asked(client, kept) == NOT_FOUND

    Evidence.objects.update(withdrawn_at=None, withdrawn_by=None)
    assert client.get(kept).content == PDF


def test_evidence_of_another_indicator_does_not_exist_here(client, record):
    kept = a_file(record)
    elsewhere = address(kept, "/cortes/2023-06-30/indicadores/322/")

    assert asked(client, elsewhere) == NOT_FOUND
    assert client.get(address(kept)).content == PDF


def test_evidence_of_an_indicator_outside_the_cut_off_does_not_exist(client, record):
    kept = a_file(record)
    record.indicator.key = "otro"
    record.indicator.save()

    assert asked(client, address(kept, "/cortes/2023-06-30/indicadores/otro/")) == (
        NOT_FOUND
    )


def test_evidence_of_a_month_after_the_cut_off_does_not_exist(client, record):
    kept = a_file(september(record))
    client.force_login(a_person())

    assert asked(client, address(kept)) == NOT_FOUND
    assert client.get(address(kept, LATER)).content == PDF


def test_evidence_of_the_same_month_of_another_year_does_not_exist(client, record):
    before = report(record.indicator, 6, "40", year=a_year(2022))
    kept = a_file(before)

    assert asked(client, address(kept)) == NOT_FOUND

    Evidence.objects.update(record=record)
    assert client.get(address(kept)).content == PDF


@pytest.mark.parametrize("state", [RecordState.DRAFT, RecordState.RETURNED])
def test_evidence_of_a_report_that_does_not_count_does_not_exist(client, record, state):
    kept = address(a_file(september(record, state)), LATER)
    client.force_login(a_person())

    assert asked(client, kept) == NOT_FOUND

    september(record, RecordState.SUBMITTED)
    assert client.get(kept).content == PDF


def test_a_stranger_learns_nothing_of_a_cut_off_that_is_not_published(client, record):
    kept = address(a_file(september(record)), LATER)

    answers = [client.get(kept), client.get(f"{LATER}evidencias/{NOWHERE}/")]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == f"/ingresar/?next={kept}"
    client.force_login(a_person())
    assert client.get(kept).content == PDF


def test_a_link_is_followed_and_not_handed_over(client, record):
    assert asked(client, address(a_link(record))) == NOT_FOUND


def test_a_file_that_is_gone_from_the_disk_is_not_an_error(client, record):
    kept = a_file(record)
    kept.file.storage.delete(kept.file.name)

    assert asked(client, address(kept)) == NOT_FOUND


def test_evidence_is_only_read(client, record):
    assert client.post(address(a_file(record))).status_code == 405


def test_the_file_asks_the_database_little(
    client, record, django_assert_max_num_queries
):
    kept = address(a_file(record))

    with django_assert_max_num_queries(4):
        assert client.get(kept).status_code == 200
