"""Approving, ending and withdrawing on the screen: asked first, and done once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from indicators.change_control.amending import propose, withdraw
from indicators.models import ChangedValue
from objectives.models import Change
from tests.indicators.change_control.conftest import (
    BODY,
    a_draft,
    an_open_change,
    reweigh,
    stored_weights,
)
from tests.reports.desk.amendments.conftest import loaded, of, said, text_of

pytestmark = pytest.mark.django_db
FORM = {"date": "2023-03-01", "body": BODY, "act": "Acta 4", "sure": "on"}


def seen(office, draft):
    return {"seen": office.get(of(draft, "aprobar/")).context["seen"]}


def test_the_approval_is_asked_with_what_it_does(office, draft):
    response = office.get(of(draft, "aprobar/"))

    page = text_of(response)
    assert "<ins>60,00%</ins>" in page
    assert "El efecto, al corte del 30 de junio de 2023" in page
    assert BODY in page
    assert Change.objects.get().is_draft


def test_an_approval_numbers_and_applies(office, draft, planner):
    loaded("001")

    response = office.post(
        of(draft, "aprobar/"), FORM | seen(office, draft), follow=True
    )

    draft.refresh_from_db()
    assert said(response) == ["El Cambio 002 quedó aprobado y aplicado."]
    assert (draft.version, draft.number, draft.state) == ("3", "002", "APPLIED")
    assert (draft.act, draft.approved_by) == ("Acta 4", planner)
    assert stored_weights() == ["60.00", "40.00"]
    page = text_of(response)
    assert "Lo que cambió" in page
    assert "<del>50,00%</del>" in page


def test_a_draft_without_figures_is_opened_and_ended(office, pair):
    draft = a_draft()

    office.post(of(draft, "aprobar/"), FORM)
    asked = text_of(office.get(of(draft, "terminar/")))
    done = office.post(of(draft, "terminar/"), follow=True)
    again = office.post(of(draft, "terminar/"), follow=True)

    assert "no deja entrar nada más" in asked
    assert said(done) == ["Cambio 001: quedó aplicado."]
    assert said(again) == ["No se puede: el Cambio 001 está aplicado."]
    assert "no está abierto" in text_of(office.get(of(draft, "terminar/")))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"sure": ""}, "Marque la casilla para confirmarlo."),
        ({"date": ""}, "Este campo es obligatorio."),
        ({"date": "ayer"}, "Ingrese una fecha válida."),
        ({"body": " "}, "Este campo es obligatorio."),
    ],
)
def test_an_incomplete_approval_is_explained(office, draft, wrong, told):
    response = office.post(of(draft, "aprobar/"), FORM | wrong)

    assert told in text_of(response)
    assert Change.objects.get().is_draft


def test_tomorrow_is_refused(office, draft):
    tomorrow = timezone.localdate() + timedelta(days=1)

    response = office.post(of(draft, "aprobar/"), FORM | {"date": tomorrow})

    assert list(response.context["form"].errors) == ["date"]
    assert "no puede ser futura" in text_of(response)


def test_without_justification_it_is_said_before_and_after(office, draft):
    Change.objects.update(justification="")

    before = text_of(office.get(of(draft, "aprobar/")))
    response = office.post(of(draft, "aprobar/"), FORM)

    assert "Falta la justificación." in before
    assert response.status_code == 409
    assert "Escriba la justificación del cambio." in text_of(response)


def test_a_draft_that_changed_meanwhile_is_looked_at_again(office, draft, pair):
    old = seen(office, draft)
    propose(change=draft, edits=reweigh(*pair, "70", "30"))

    refused = office.post(of(draft, "aprobar/"), FORM | old)
    renewed = {"seen": refused.context["seen"]}
    office.post(of(draft, "aprobar/"), FORM | renewed)

    assert refused.status_code == 409
    assert "cambió mientras usted lo miraba" in text_of(refused)
    assert "<ins>70,00%</ins>" in text_of(refused)
    assert stored_weights() == ["70.00", "30.00"]


def test_what_would_not_add_up_is_not_approved(office, draft):
    draft.proposed.first().delete()

    response = office.post(of(draft, "aprobar/"), FORM)

    assert response.status_code == 409
    assert "suman 90,00% y deben sumar 100,00" in text_of(response)
    assert not ChangedValue.objects.exists()


def test_a_draft_is_withdrawn(office, draft):
    asked = text_of(office.get(of(draft, "retirar/")))
    done = office.post(of(draft, "retirar/"), follow=True)
    again = office.post(of(draft, "retirar/"), follow=True)

    draft.refresh_from_db()
    assert "No se borra" in asked
    assert draft.state == Change.State.WITHDRAWN
    assert said(done) == [f"Borrador {draft.pk}: quedó retirado."]
    assert "Lo que proponía" in text_of(done)
    assert said(again) == ["No se puede: el Cambio sin número está retirado."]
    assert "ya no es un borrador" in text_of(office.get(of(draft, "retirar/")))


def test_what_is_no_draft_is_not_approved(office, pair):
    for change in (an_open_change(), withdraw(change=a_draft())):
        assert office.get(of(change, "aprobar/")).url == of(change)
        assert office.post(of(change, "aprobar/"), FORM).url == of(change)


def test_an_entry_that_was_loaded_is_only_read(office, pair):
    change = loaded("001", objective=None)

    page = text_of(office.get(of(change)))

    assert "viene de antes del sistema" in page
    assert "No se registró" in page
    assert "Aprobar" not in page
    assert office.get(of(change, "textos/")).status_code == 200
    assert office.get(f"{of(change)}9/").status_code == 404
