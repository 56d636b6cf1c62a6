"""The trail: every history says through which door, from where and under which change."""

import pytest
from django.apps import apps

from indicators.models import Indicator
from pei_site.trail import TrailedHistory
from tests.builders import an_indicator

TRAIL = {field.name for field in TrailedHistory._meta.fields}


@pytest.mark.parametrize(
    "model", [one for one in apps.get_models() if hasattr(one, "history_id")]
)
def test_no_field_of_a_model_takes_the_place_of_the_trails(model):
    for name in TRAIL:
        ours = TrailedHistory._meta.get_field(name)
        assert model._meta.get_field(name).verbose_name == ours.verbose_name


@pytest.mark.django_db
def test_an_indicator_tells_its_door_beside_the_source_of_its_data():
    traced = an_indicator(source="Registros del SDQS").history.get()

    assert (traced.source, traced.door) == ("Registros del SDQS", "COMMAND")


@pytest.mark.django_db
def test_a_history_is_of_a_row_or_of_its_model_and_its_class_is_made_once():
    one, other = an_indicator(key="1"), an_indicator(key="2")
    one.save()

    assert [one.history.count(), other.history.count()] == [2, 1]
    assert Indicator.history.count() == 3
    assert Indicator.history.latest_of_each().count() == 2
    assert type(one.history) is type(Indicator.history)
