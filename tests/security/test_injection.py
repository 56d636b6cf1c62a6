"""X01 to X03: no text of people becomes part of a page, a formula or a header."""

import pytest
from django.apps import apps
from django.http import HttpResponse
from django.template import base

from tests.security import downloads, markup
from tests.security.payloads import PAYLOADS, text_fields
from tests.security.poisoned import a_poisoned_world, pages, refused_forms
from tests.security.world import World
from tests.soak.test_races import POSTGRESQL
from tests.swapping import swapped

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(POSTGRESQL, reason="the pages are the same"),
]


@pytest.fixture
def world(silence) -> World:
    return a_poisoned_world()


def wrong_with(answer: HttpResponse) -> list[str]:
    """Return what is wrong with an answer, page or file."""
    if answer.status_code >= 500:
        return [f"error {answer.status_code}"]
    content = answer.getvalue()
    kind = answer.headers.get("Content-Type", "")
    if kind.startswith("text/html"):
        return markup.faults_of(content.decode())
    return downloads.faults_of(answer, content) if answer.status_code == 200 else []


def test_there_are_thirty_payloads_and_every_table_has_texts_that_take_them():
    models = [
        model
        for model in apps.get_models()
        if model.__module__.startswith(("objectives", "indicators"))
    ]

    assert len(PAYLOADS) == 30
    assert sum(len(text_fields(model)) for model in models) > 60


@pytest.mark.parametrize("role", ["N", "R", "U"])
def test_x01_no_page_and_no_file_runs_what_people_typed(world, role):
    told, found = 0, []

    for place, answer in pages(world, role):
        found += [f"{place}: {fault}" for fault in wrong_with(answer)]
        told += answer.status_code == 200 and b"zx" in answer.getvalue()

    assert "\n".join(found) == ""
    assert told >= {"N": 20, "R": 20, "U": 100}[role]


def test_x01_a_form_that_is_refused_shows_what_was_typed_as_text(world):
    found, told = [], 0

    for place, answer in refused_forms(world, "U"):
        found += [f"{place}: {fault}" for fault in wrong_with(answer)]
        told += answer.status_code == 200 and markup.tells(answer.getvalue().decode())

    assert "\n".join(found) == ""
    assert told >= 20


def test_x01_finds_a_template_that_does_not_escape(world):
    plain = lambda value, context: str(value)  # noqa: E731 -- a hole

    with swapped((base, "render_value_in_context", plain)):
        found = [
            fault
            for place, answer in pages(world, "N")
            if place.endswith("/plan/") or "/indicadores/A1/" in place
            for fault in wrong_with(answer)
        ]

    assert len(found) > 10
