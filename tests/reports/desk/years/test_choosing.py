"""Which year is made: the next one is proposed, and what cannot be is explained."""

import pytest

from objectives.models import FiscalYear
from tests.builders import a_plan, a_year
from tests.reports.desk.years.conftest import NEW, RULES, YEARS, text_of, told

pytestmark = pytest.mark.django_db


def test_without_a_plan_it_says_what_to_do(office):
    assert 'href="/admin/objectives/plan/add/"' in text_of(office.get(NEW))


def test_with_every_year_made_there_is_none_to_make(office):
    a_plan(start=2023, end=2023)
    a_year()

    assert "ya tiene todas las vigencias" in text_of(office.get(NEW))
    assert office.post(NEW, RULES).status_code == 200
    assert FiscalYear.objects.count() == 1


@pytest.mark.parametrize(
    ("existing", "proposed"), [([], 2020), ([2023], 2024), ([2022, 2024], 2020)]
)
def test_it_proposes_the_year_after_the_last(office, existing, proposed):
    a_plan()
    for year in existing:
        a_year(year)

    assert office.get(NEW).context["legacy"].year == proposed


def test_the_first_year_is_made_empty(office):
    a_plan()
    page = office.get(NEW)
    assert "se crea vacía" in text_of(page)

    form = {**RULES, "seen": page.context["legacy"].fingerprint}
    answer = office.post(f"{NEW}?vigencia=2020", form, follow=True)

    assert answer.redirect_chain == [(f"{YEARS}2020/", 302)]
    assert told(answer) == [
        "Se creó la vigencia 2020. Aquí está lo que le falta para aprobarla."
    ]
    assert FiscalYear.objects.get().year == 2020


@pytest.mark.parametrize("wanted", ["2025", "1", "x", "²", "9" * 40])
def test_a_year_outside_the_period_is_explained(office, wanted):
    a_year()

    page = office.get(f"{NEW}?vigencia={wanted}", follow=True)

    assert page.redirect_chain == [(NEW, 302)]
    assert "fuera del período del plan: 2020 a 2024" in told(page)[0]
