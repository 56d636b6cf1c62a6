"""Preparing a change on the screen: its texts and what it proposes."""

from fractions import Fraction

import pytest

from indicators.change_control.amending import (
    withdraw,
)
from indicators.change_control.window import under
from objectives.models import Change
from tests.builders import a_year, an_objective
from tests.indicators.change_control.conftest import a_draft, an_open_change
from tests.reports.desk.amendments.conftest import NEW, of, said, sheet_of, text_of

pytestmark = pytest.mark.django_db
TEXTS = {"year": "2023", "description": "Se ajusta", "justification": "Comité"}


def test_without_years_there_is_nothing_to_change(office):
    assert "Todavía no hay ninguna vigencia" in text_of(office.get(NEW))


def test_a_draft_is_begun(office, pair, planner):
    objective = an_objective()
    about = {"objective": objective.pk, "indicator_key": "1", "goal": "Meta 4"}

    response = office.post(NEW, TEXTS | about | {"number": "099", "state": "APPLIED"})

    change = Change.objects.get()
    assert response.url == of(change)
    assert (change.state, change.number, change.version) == ("DRAFT", "", "")
    assert (change.year, change.objective, change.indicator_key) == (
        2023,
        objective,
        "1",
    )
    assert (change.goal, change.description) == ("Meta 4", "Se ajusta")
    assert (change.requested_by, change.approved_by) == (planner, None)


def test_the_address_fills_the_form_in(office, pair):
    page = text_of(office.get(NEW, {"vigencia": "2023", "indicador": "2"}))

    assert '<option value="2023" selected>' in page
    assert '<option value="2" selected>' in page


@pytest.mark.parametrize(
    "wrong", [{"year": "2031"}, {"description": ""}, {"indicator_key": "no"}]
)
def test_a_wrong_draft_is_explained_and_not_stored(office, pair, wrong):
    response = office.post(NEW, TEXTS | wrong)

    assert "No se guardó." in text_of(response)
    assert list(response.context["form"].errors) == list(wrong)
    assert not Change.objects.exists()


def test_hidden_characters_stay_out(office, pair):
    office.post(NEW, TEXTS | {"description": "Uno\u202edos"})

    assert Change.objects.get().description == "Unodos"


def test_the_texts_of_a_draft_are_edited(office, draft):
    response = office.post(
        of(draft, "textos/"), TEXTS | {"description": "Otro", "state": "APPLIED"}
    )

    draft.refresh_from_db()
    assert response.url == of(draft)
    assert (draft.description, draft.is_draft) == ("Otro", True)


def test_what_is_proposed_keeps_the_draft_in_its_year(office, draft):
    a_year(2024)

    response = office.post(of(draft, "textos/"), TEXTS | {"year": "2024"})

    assert "es de otra vigencia: quítelo primero" in text_of(response)
    draft.refresh_from_db()
    assert draft.year == 2023


def test_a_draft_without_proposals_goes_to_another_year(office, pair):
    a_year(2024)
    draft = a_draft()

    office.post(of(draft, "textos/"), TEXTS | {"year": "2024"})

    draft.refresh_from_db()
    assert draft.year == 2024


def test_the_texts_of_what_is_no_draft_are_not_edited(office, pair):
    change = withdraw(change=a_draft())

    page = text_of(office.get(of(change, "textos/")))
    response = office.post(of(change, "textos/"), TEXTS, follow=True)

    assert "ya no es un borrador" in page
    assert said(response) == ["El Cambio sin número ya no es un borrador."]
    change.refresh_from_db()
    assert change.description == "Se ajustan las ponderaciones."


def test_a_draft_shows_what_it_proposes_and_what_it_would_do(office, draft):
    response = office.get(of(draft))

    page = text_of(response)
    assert "<del>50,00%</del>" in page
    assert "<ins>60,00%</ins>" in page
    assert f"/admin/mesa/pesos/2023/?cambio={draft.pk}" in page
    assert f"/admin/mesa/programacion/2023/?cambio={draft.pk}" in page
    effect = response.context["effect"]
    first = effect.figures[0]
    assert (first.label, first.before, first.after) == (
        "Objetivo 1",
        Fraction(3, 4),
        Fraction(4, 5),
    )
    assert not response.context["gaps"]


def test_what_would_not_add_up_is_told(office, pair):
    draft = a_draft()
    office.post(of(draft, "hoja/") + "?indicador=1", sheet_of("1", accumulation="SUM"))

    page = text_of(office.get(of(draft)))

    assert "Así no se puede aprobar" in page
    assert "los meses suman 160 y la programación anual es 100." in page


def test_what_can_no_longer_be_written_is_told(office, pair):
    draft = a_draft()
    office.post(of(draft, "plan/"), {"cap": "90", "weight-1": ""})
    draft.proposed.update(after="0")

    assert "El tope debe ser mayor que 0" in text_of(office.get(of(draft)))


def test_a_figure_that_moved_is_marked(office, draft, pair, planner):
    with under(an_open_change()):
        for indicator, weight in zip(pair, (30, 70), strict=True):
            indicator.weights.update(weight=weight)

    page = text_of(office.get(of(draft)))

    assert page.count("Cambió entretanto.") == 2
    assert "Ahora es 30,00%" in page


def test_a_proposal_is_taken_away(office, draft):
    first, second = draft.proposed.all()

    response = office.post(of(draft, "quitar/"), {"propuesta": first.pk}, follow=True)

    assert said(response) == ["Se quitó del borrador."]
    assert list(draft.proposed.all()) == [second]
    assert office.get(of(draft, "quitar/")).status_code == 405
    office.post(of(draft, "quitar/"), {"propuesta": "x"})
    withdraw(change=draft)
    refused = office.post(of(draft, "quitar/"), {"propuesta": second.pk}, follow=True)
    assert said(refused)[1:] == ["El Cambio sin número ya no es un borrador."]
    assert draft.proposed.exists()
