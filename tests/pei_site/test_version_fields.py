"""A past version shows what its form asks, in the same order."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import get_resolver
from simple_history.admin import SimpleHistoryAdmin

from pei_site.history_admin import HistoryAdmin
from tests.pei_site.screens import address
from tests.security.matrix import client_of
from tests.security.world import World
from tests.soak.test_races import POSTGRESQL

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(POSTGRESQL, reason="the pages are the same"),
]

ASKED_BESIDES = "cambio"  # under which change, where a year is approved: not of the row


def fields(client: Client, place: str) -> list[str]:
    """Name the fields of a page in their order, without those of its rows."""
    page = client.get(place).content.decode().partition('class="js-inline')[0]
    return re.findall(r'class="(?:form-row|[^"]*fieldBox) field-(\w+)', page)


def others(world: World) -> dict[str, tuple[list[str], list[str]]]:
    """Return what form and past version show, by model, where they are not the same."""
    assert get_resolver().url_patterns  # reading the addresses discovers the screens
    client, found = client_of(world.people["U"]), {}
    for model, screen in admin.site._registry.items():
        if not isinstance(screen, HistoryAdmin):
            continue
        row = model.objects.get(pk=world.pks[model._meta.model_name]["own"])
        version = row.history.first()
        form = fields(client, address(model, "change", row.pk))
        form = [name for name in form if name != ASKED_BESIDES]
        past = fields(client, address(model, "simple_history", row.pk, version.pk))
        assert form, model
        if past != form:
            found[model._meta.model_name] = (form, past)
    return found


def test_a_past_version_shows_what_the_form_does(world):
    assert others(world) == {}


def test_by_the_names_of_the_table_some_would_not(world, monkeypatch):
    """The control: what is only read first, and the key of the table."""

    def by_the_table(self, request, obj=None):
        fields = SimpleHistoryAdmin.get_readonly_fields(self, request, obj)
        if not str(request.resolver_match.url_name).endswith("_simple_history"):
            return fields
        own = [one.name for one in self.model._meta.fields if one.editable]
        return [*dict.fromkeys((*fields, *own))]

    monkeypatch.setattr(HistoryAdmin, "get_readonly_fields", by_the_table)

    assert others(world)["cutoff"] == (
        ["year", "date", "state", "revision"],
        ["state", "revision", "id", "year", "date"],
    )
