"""What the page of a record shows of its evidence."""

import pytest

from indicators.evidence import actions
from indicators.evidence.panel import size
from indicators.models import MonthlyRecord
from objectives import roles
from tests.indicators.evidence.scene import a_draft, a_file, a_member, page

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def test_a_reporter_is_offered_to_add_and_withdraw():
    record, ana = a_draft(), a_member(first_name="Ana", last_name="Gómez")
    actions.add_files(record=record, files=[a_file()], by=ana)

    shown = page(record, ana)

    assert "1 KB · Ana Gómez, " in shown
    assert "Adjuntar archivos" in shown
    assert "Retirar acta.pdf" in shown


def test_what_is_withdrawn_stays_in_sight():
    record, ana = a_draft(), a_member()
    kept = actions.add_link(
        record=record, link="https://example.org/a", title="", by=ana
    )
    actions.withdraw(evidence=kept, by=ana)

    shown = page(record, ana)

    assert 'href="https://example.org/a" rel="noopener noreferrer nofollow"' in shown
    assert "Retirada por ana el " in shown


def test_who_only_looks_is_offered_nothing():
    shown = page(a_draft(), a_member("dir", "TIC", roles.DIRECTOR))

    assert "Adjuntar archivos" not in shown
    assert "No hay evidencias todavía." in shown


def test_without_a_record_there_is_nothing_to_prove():
    ana = a_member()

    assert "Guarde primero el registro" in page(None, ana)
    assert "Guarde primero el registro" in page(MonthlyRecord(), ana)


def test_a_title_cannot_bring_markup():
    record, ana = a_draft(), a_member()
    actions.add_link(
        record=record, link="https://example.org/", title="<script>x", by=ana
    )

    assert "<script>" not in page(record, ana)


@pytest.mark.parametrize(
    ("count", "text"),
    [(1, "1 KB"), (358_400, "350 KB"), (1_468_007, "1,4 MB"), (10_485_760, "10,0 MB")],
)
def test_sizes_are_written_as_people_read_them(count, text):
    assert size(count) == text
