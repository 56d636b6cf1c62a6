"""Every locked figure is attacked by its form; under its change it is written and kept."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import models

from indicators import locks
from indicators.approval import approve_year
from indicators.change_control import amending
from indicators.models import (
    ChangedValue,
    Indicator,
    IndicatorWeight,
    MonthlyRecord,
    ProposedEdit,
    YearTarget,
)
from objectives import roles
from objectives.models import Change, FiscalYear, Objective
from tests.builders import a_person, a_plan, a_year, measured
from tests.indicators.admin.posting import as_posted
from tests.pei_site.screens import address

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Attack:
    """A locked field of a stored row: what is typed, and the texts before and after.

    `adds_up`: the year still does after it alone.
    """

    model: type[models.Model]
    name: str
    typed: str
    before: str
    after: str
    row: dict[str, Any] = field(default_factory=lambda: {"key": "321"})
    adds_up: bool = True

    @property
    def stored(self):
        return self.model._base_manager.get(**self.row)

    @property
    def page(self):
        return address(self.model, "change", self.stored.pk)


ITS = {"indicator__key": "321"}
SEPTEMBER = {**ITS, "month": 9}
ATTACKS = [
    Attack(IndicatorWeight, "weight", "60", "100", "60", ITS, adds_up=False),
    Attack(YearTarget, "target", "90", "100", "90", ITS, adds_up=False),
    Attack(MonthlyRecord, "programmed", "80", "70", "80", SEPTEMBER),
    Attack(Indicator, "kind", "MANAGEMENT", "sectorial", "gestion"),
    Attack(Indicator, "code", "322", "321", "322"),
    Attack(Indicator, "unit", "puntos", "porcentaje", "puntos"),
    Attack(Indicator, "accumulation", "CONSTANT", "creciente", "constante"),
    Attack(Indicator, "from_baseline", "on", "no", "si"),
    Attack(Indicator, "baseline", "10", "5", "10"),
    Attack(Indicator, "period_target", "400,5", "", "400,5"),
    Attack(Indicator, "end", "2023-12-31", "", "2023-12-31"),
    Attack(Objective, "weight", "100", "", "100", {"number": 1}),
    Attack(FiscalYear, "cap", "120", "", "120", {"year": 2023}),
]
every_field = pytest.mark.parametrize(
    "attack", ATTACKS, ids=lambda one: f"{one.model.__name__}.{one.name}"
)


@pytest.fixture(autouse=True)
def plan():
    """The approved year 2023 of one indicator, and 2024, which is not."""
    indicator = measured("321", baseline=Decimal(5))
    MonthlyRecord.objects.create(
        year=a_year(), indicator=indicator, month=9, programmed=Decimal(70)
    )
    approve_year(year=a_year(), by=a_person())
    a_year(2024)


@pytest.fixture
def planning(client):
    client.force_login(a_person("plan", roles.PLANNING, is_staff=True))
    return client


def a_draft(year=2023):
    return Change.objects.create(
        plan=a_plan(),
        year=year,
        description="Se ajusta lo aprobado",
        justification="Lo pidió el comité",
        state=Change.State.DRAFT,
    )


def an_open_change(year=2023):
    return amending.approve(
        change=a_draft(year), by=a_person("jefa"), on=date(2023, 7, 3), body="Comité"
    )


def post(client, attack, change=None):
    """Fill the form as it is shown, type the attack, and choose the change."""
    form = client.get(attack.page).context["adminform"].form
    values = as_posted(form) | {attack.name: attack.typed}
    return client.post(attack.page, values | {"cambio": change.pk if change else ""})


def errors(response):
    return response.context["adminform"].form.errors


def everything():
    """Read what the attacks are after, and what they would leave behind."""
    rows = [getattr(one.stored, one.name) for one in ATTACKS]
    kept = [model.objects.count() for model in (ChangedValue, ProposedEdit)]
    return rows, kept, [one.model.history.count() for one in ATTACKS]


def test_every_locked_field_is_attacked():
    attacked = {(one.model, one.name) for one in ATTACKS}

    assert {name for model, name in attacked if model is Indicator} == {
        *locks.CORE_FIELDS
    }
    assert len({model for model, _ in attacked}) == 6


@every_field
def test_the_form_asks_for_the_change(planning, attack):
    change = a_draft()

    page = planning.get(attack.page, {"cambio": change.pk})

    assert page.status_code == 200
    shown = page.content.decode()
    assert f'<option value="{change.pk}" selected>Borrador para 2023: ' in shown
    assert "/admin/mesa/cambios/nuevo/?vigencia=2023" in shown


@every_field
def test_a_past_version_asks_for_none(planning, attack):
    row = attack.stored
    version = row.history.first().pk
    past = address(attack.model, "simple_history", row.pk, version)

    shown, form = (planning.get(one).content.decode() for one in (past, attack.page))

    assert ("field-cambio" in shown, "field-cambio" in form) == (False, True)


@every_field
def test_without_a_change_it_is_refused(planning, attack):
    before = everything()

    response = post(planning, attack)

    assert response.status_code == 200
    assert "la vigencia 2023 está aprobada" in errors(response)["cambio"][0]
    assert everything() == before


@every_field
def test_the_change_of_another_year_is_refused(planning, attack):
    other = an_open_change(2024)
    before = everything()

    response = post(planning, attack, other)

    assert list(errors(response)) == ["cambio"]
    assert everything() == before


@every_field
def test_a_change_that_ended_is_refused(planning, attack):
    ended = an_open_change()
    amending.finish(change=ended)
    before = everything()

    assert list(errors(post(planning, attack, ended))) == ["cambio"]
    assert everything() == before


@every_field
def test_in_a_draft_it_is_proposed_and_nothing_is_written(planning, attack):
    draft = a_draft()
    rows, _, versions = everything()

    response = post(planning, attack, draft)

    assert response.status_code == 302
    (edit,) = draft.proposed.all()
    assert (edit.before, edit.after) == (attack.before, attack.after)
    assert everything() == (rows, [0, 1], versions)
    told = planning.get(response.url).content.decode()
    assert f'propuesto en el <a href="/admin/mesa/cambios/{draft.pk}/">' in told
    assert "con éxito" not in told


@every_field
def test_under_an_approved_change_it_is_written_and_recorded(planning, attack):
    change = an_open_change()
    before = everything()

    response = post(planning, attack, change)

    if not attack.adds_up:
        assert "2023" in errors(response)["__all__"][0]
        assert everything() == before
        return
    assert response.status_code == 302
    (value,) = change.values.all()
    assert (value.before, value.after) == (attack.before, attack.after)
    assert str(getattr(attack.stored, attack.name)) != str(before[0])
    version = attack.stored.history.first()
    assert (version.change, version.door) == (change, "FORM")
    assert version.history_user.username == "plan"
    told = planning.get(response.url).content.decode()
    assert f'registrado en el <a href="/admin/mesa/cambios/{change.pk}/">' in told


@every_field
def test_a_past_version_is_not_posted_back(planning, attack):
    version = attack.stored.history.first()
    page = address(attack.model, "simple_history", attack.stored.pk, version.pk)
    before = everything()

    assert planning.get(page).status_code == 200
    assert planning.post(page, {attack.name: attack.typed}).status_code == 405
    assert everything() == before
