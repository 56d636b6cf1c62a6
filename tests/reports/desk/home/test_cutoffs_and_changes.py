"""The desk's front page: cut-offs, changes and publications, and what they cost."""

from datetime import date

import pytest
import time_machine
from django.utils import timezone

from indicators.models import Cutoff
from indicators.vocabulary import CutoffState, RecordState
from objectives.models import Change, FiscalYear
from reports.archive import close_cutoff, publish_cutoff
from reports.desk.home.state import LAST_PUBLICATIONS
from tests.builders import (
    a_cutoff,
    a_department,
    a_plan,
    a_year,
    an_open_month,
    measured,
    report,
    weigh,
)
from tests.reports.desk.home.asking import HOME, owing, state, tasks

pytestmark = pytest.mark.django_db
MOST_QUERIES = 31  # inside a test's transaction nothing is kept: see test_queries.py


def test_an_open_cutoff_shows_its_figures_and_what_blocks_it(office):
    measured("321", weight="50", e="30")
    measured("322", weight="50", e=None)
    a_cutoff()

    standing = state(office).cutoff

    assert standing.scorecard.ratio * 100 == 25
    assert [one.indicator for one in standing.blocking] == ["322"]
    assert (
        "warning",
        "1 hallazgo impide cerrar el corte del 30 de junio de 2023.",
        "/admin/mesa/cortes/2023-06-30/",
    ) in tasks(office)
    assert "Indicador sectorial 322" in office.get(HOME).content.decode()


def test_an_open_cutoff_without_obstacles_can_be_closed(office):
    measured("321")
    a_cutoff()

    assert (
        "info",
        "Nada impide cerrar el corte del 30 de junio de 2023.",
        "/admin/mesa/cortes/2023-06-30/",
    ) in tasks(office)


def test_a_closed_cutoff_waits_for_its_publication(office):
    measured("321")
    close_cutoff(cutoff=a_cutoff(), by=None)

    assert (
        "warning",
        "El corte del 30 de junio de 2023 está cerrado y no se ha publicado.",
        "/admin/mesa/cortes/2023-06-30/",
    ) in tasks(office)
    assert state(office).cutoff is None


@pytest.mark.parametrize(
    ("last", "following"),
    [
        (None, date(2023, 3, 31)),
        (date(2023, 6, 30), date(2023, 9, 30)),
        (date(2023, 7, 31), date(2023, 9, 30)),
        (date(2023, 12, 31), None),
    ],
)
def test_the_next_cutoff_is_the_next_quarter_of_the_year(office, last, following):
    year = a_year(approved=True)
    if last:
        Cutoff.objects.create(
            year=year, date=last, state=CutoffState.CLOSED, revision=1
        )

    with time_machine.travel(date(2023, 5, 2)):
        assert state(office).next_cutoff == following


def test_changes_are_told_until_they_are_finished(office, planner):
    year = a_year(approved=True)
    for number, stored in enumerate(Change.State):
        Change.objects.create(
            plan=year.plan,
            year=2023,
            description=f"Cambio {stored}",
            state=stored,
            number="" if stored == Change.State.DRAFT else f"00{number}",
            date=date(2023, 5, 2),
            requested_by=planner,
        )

    seen = state(office)

    assert [one.description for one in seen.drafts] == ["Cambio DRAFT"]
    assert [one.description for one in seen.in_application] == ["Cambio APPROVED"]
    (draft,), (applying,) = seen.drafts, seen.in_application
    assert tasks(office) == [
        (
            "info",
            "El cambio 001, aprobado el 2/5/2023, sigue en aplicación.",
            f"/admin/mesa/cambios/{applying.pk}/",
        ),
        ("info", "1 borrador de cambio sin aprobar.", "/admin/mesa/cambios/"),
    ]
    assert (
        f'href="/admin/mesa/cambios/{draft.pk}/"' in office.get(HOME).content.decode()
    )


def test_the_last_publications_lead_to_what_was_published(office, planner):
    measured("321")
    FiscalYear.objects.update(approved_at=timezone.now())
    close_cutoff(cutoff=a_cutoff(), by=planner)
    publish_cutoff(cutoff=a_cutoff(), by=planner)

    (published,) = state(office).publications

    assert published.revision == 1 <= LAST_PUBLICATIONS
    assert "scorecard" in published.get_deferred_fields()
    text = office.get(HOME).content.decode()
    assert '<a href="/cortes/2023-06-30/">' in text
    assert "Nada espera a la Oficina de Planeación." in text


def test_the_queries_do_not_grow_with_the_rows(office, django_assert_max_num_queries):
    def fill(*keys):
        for key in keys:
            department = a_department(key)
            indicator = owing(key, department=department)
            weigh(indicator, "10")
            report(indicator, 6, "60", state=RecordState.SUBMITTED)
            Change.objects.create(
                plan=a_plan(), year=2023, description=key, state="DRAFT"
            )

    an_open_month(6)
    a_cutoff()
    fill("1")
    office.get(HOME)  # what is read once for the whole process

    with django_assert_max_num_queries(MOST_QUERIES) as few:
        office.get(HOME)
    fill("2", "3", "4")
    an_open_month(7)
    with django_assert_max_num_queries(MOST_QUERIES) as many:
        office.get(HOME)

    assert len(many) == len(few)
