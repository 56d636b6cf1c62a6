"""The administration speaks as the rest of the product does."""

from html import unescape

import pytest

from indicators.models import Note
from objectives.models import AccessEvent
from tests.builders import a_year, an_objective

pytestmark = pytest.mark.django_db
OBJECTIVES, NOTES = "/admin/objectives/objective/", "/admin/indicators/note/"


def a_note():
    return Note.objects.create(year=a_year(), objective=an_objective(1), text="Un pie.")


def test_a_list_is_called_by_what_it_lists(admin_client):
    page = admin_client.get(OBJECTIVES).content.decode()

    assert "<h1>Objetivos estratégicos</h1>" in page
    assert "<title>Objetivos estratégicos · " in page


def test_what_is_only_looked_at_is_called_so(admin_client):
    event = AccessEvent.objects.create(event="SIGN_IN")

    page = admin_client.get(f"/admin/objectives/accessevent/{event.pk}/change/")

    assert "<h1>Ver acceso</h1>" in page.content.decode()


def test_the_script_that_chooses_permissions_has_our_words(admin_client):
    words = admin_client.get("/admin/jsi18n/").content.decode()

    assert "Por elegir: %s" in words
    assert "%s Disponibles" not in words


def test_what_is_saved_is_told_without_a_gender(admin_client):
    note = a_note()

    typed = {"year": note.year_id, "objective": note.objective_id, "text": "Otro pie."}

    told = admin_client.post(f"{NOTES}{note.pk}/change/", typed, follow=True)

    assert "Se guardó nota «" in unescape(told.content.decode())


def test_who_deletes_is_asked_plainly(admin_client):
    note = a_note()

    page = unescape(admin_client.get(f"{NOTES}{note.pk}/delete/").content.decode())

    assert "¿Eliminar nota «Un pie.»?" in page
    assert "Sí, eliminar" in page
    assert "No, volver" in page
