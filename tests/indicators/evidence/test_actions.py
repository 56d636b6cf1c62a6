"""Adding, withdrawing and publishing evidence: whose, until when, how much."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.storage import default_storage

from indicators import actions as months
from indicators.entry.months import find_month
from indicators.evidence import actions
from indicators.models import Cutoff, Evidence, MonthlyRecord, ReportingMonth
from indicators.vocabulary import CutoffState, RecordState
from objectives import roles
from tests.builders import a_cutoff, a_year
from tests.indicators.evidence.scene import DUE, a_draft, a_file, a_member

pytestmark = pytest.mark.django_db
LINK = "https://example.gov.co/acta?n=1"


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def stored():
    """The files on the disk, by name."""
    folder = "evidence/2023"
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


def add(record, by, *names):
    files = [a_file(name) for name in names or ["acta.pdf"]]
    return actions.add_files(record=record, files=files, by=by)


def may_change(record, by):
    """Ask as the page of the month does."""
    month = find_month(record.year.year, record.month)
    return actions.may_change(record, by, is_open=month.is_open)


def add_link(record, by, link=LINK, title=""):
    return actions.add_link(record=record, link=link, title=title, by=by)


def test_a_file_is_kept_with_who_brought_it_and_its_fingerprint():
    ana = a_member()

    (kept,) = add(a_draft(), ana)

    assert (kept.file_name, kept.media_type, kept.public) == (
        "acta.pdf",
        "application/pdf",
        False,
    )
    assert (kept.uploaded_by, kept.sha256, kept.size) == (
        ana,
        a_file().sha256,
        len(a_file().content),
    )
    with kept.file.open() as content:
        assert content.read() == a_file().content


def test_the_name_on_the_disk_says_nothing():
    add(a_draft(), a_member())

    (name,) = stored()

    assert len(name) == 32
    assert "." not in name


def test_a_link_is_kept_under_its_title_or_its_address():
    record, ana = a_draft(), a_member()

    kept = add_link(record, ana), add_link(record, ana, LINK + "2", " Acta\0 2 ")

    assert [one.title for one in kept] == [LINK, "Acta 2"]


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org/",
        "javascript:alert(1)",
        "https://",
        "https:///acta",
        "//example.org/",
        "https://ana:clave@example.org/",
        "https://ana@example.org/",
        "https://example.org/ acta",
        "https://example.org/\0",
        "https://example.org/" + "a" * 500,
        "ftp://example.org/",
        "",
    ],
)
def test_a_link_that_is_no_https_address_is_refused(link):
    with pytest.raises(ValidationError):
        add_link(a_draft(), a_member(), link)

    assert not Evidence.objects.exists()


def test_the_same_file_and_the_same_link_are_kept_once():
    record, ana = a_draft(), a_member()

    for _ in range(2):
        add(record, ana)
        add_link(record, ana)

    assert (Evidence.objects.count(), len(stored())) == (2, 1)


def test_a_record_takes_five_files():
    record, ana = a_draft(), a_member()
    five = ["acta.pdf", "objetos.pdf", "foto.png", "foto.jpg", "libro.xlsx"]

    add(record, ana, *five)

    with pytest.raises(ValidationError, match="5 archivos"):
        add(record, ana, "gris.png")


def test_a_record_takes_five_links():
    record, ana = a_draft(), a_member()

    for number in range(5):
        add_link(record, ana, f"{LINK}{number}")

    with pytest.raises(ValidationError, match="5 enlaces"):
        add_link(record, ana)


def test_of_too_many_files_none_is_kept():
    record, ana = a_draft(), a_member()
    six = ["acta.pdf", "objetos.pdf", "foto.png", "foto.jpg", "libro.xlsx", "gris.png"]

    with pytest.raises(ValidationError):
        add(record, ana, *six)

    assert (Evidence.objects.count(), stored()) == (0, [])


def test_a_department_has_a_quota_a_year(settings):
    settings.EVIDENCE_QUOTA = len(a_file().content)
    ana = a_member()
    actions.withdraw(evidence=add(a_draft("1"), ana)[0], by=ana)

    with pytest.raises(ValidationError, match="espacio"):
        add(a_draft("2"), ana)

    assert len(stored()) == 1


def test_a_new_year_begins_with_its_whole_quota(settings):
    settings.EVIDENCE_QUOTA = len(a_file().content)
    ana, before = a_member(), a_draft("1")
    add(before, ana)
    months.open_month(year=a_year(2024), month=6, due=DUE)
    after = MonthlyRecord.objects.create(
        indicator=before.indicator, year=a_year(2024), month=6, state=RecordState.DRAFT
    )

    assert add(after, ana)


def test_another_department_has_its_own_quota(settings):
    settings.EVIDENCE_QUOTA = len(a_file().content)
    add(a_draft("1"), a_member())

    assert add(a_draft("2", "TIC"), a_member("eva", "TIC"))


@pytest.mark.parametrize("role", [roles.HEAD, roles.DIRECTOR, roles.REPORTER])
def test_who_does_not_report_the_indicator_adds_nothing(role):
    record = a_draft()
    stranger = a_member("eva", "TIC", role)

    with pytest.raises(PermissionDenied):
        add(record, stranger)
    with pytest.raises(PermissionDenied):
        add_link(record, stranger)

    assert (Evidence.objects.count(), stored()) == (0, [])


def close_month(record):
    months.close_month(gate=ReportingMonth.objects.get())


def close_cutoff(record):
    a_cutoff()
    Cutoff.objects.update(state=CutoffState.CLOSED, revision=1)


def submit(record):
    record.state = RecordState.SUBMITTED
    record.save()


@pytest.mark.parametrize("shut", [close_month, close_cutoff, submit])
def test_what_is_shut_takes_and_gives_no_evidence(shut):
    record, ana = a_draft(), a_member()
    (before,) = add(record, ana)
    shut(record)
    record.refresh_from_db()

    with pytest.raises(ValidationError):
        add(record, ana, "foto.png")
    with pytest.raises(ValidationError):
        add_link(record, ana)
    with pytest.raises(ValidationError):
        actions.withdraw(evidence=before, by=ana)

    assert not may_change(record, ana)
    assert list(Evidence.objects.values_list("withdrawn_at")) == [(None,)]


def test_a_returned_record_takes_evidence():
    record, ana = a_draft(), a_member()
    record.state = RecordState.RETURNED
    record.save()

    assert add(record, ana)
    assert may_change(record, ana)


def test_a_write_that_fails_leaves_no_file():
    record, ana = a_draft(), a_member()
    first, second = a_file("acta.pdf"), a_file("foto.png")
    broken = type(second)("x" * 10, "image/png", "not bytes")

    with pytest.raises(TypeError):
        actions.add_files(record=record, files=[first, broken], by=ana)

    assert (Evidence.objects.count(), stored()) == (0, [])
