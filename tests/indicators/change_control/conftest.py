"""An approved year that adds up, and the changes that open it."""

from datetime import date

import pytest

from indicators.approval import approve_year
from indicators.change_control.amending import approve
from indicators.change_control.places import Edit, Place
from indicators.models import What
from objectives.models import Change
from tests.builders import a_person, a_plan, a_year, measured

DAY = date(2023, 3, 1)
BODY = "Comité Institucional de Gestión y Desempeño"


def a_draft(**changes):
    values = {
        "plan": a_plan(),
        "year": 2023,
        "description": "Se ajustan las ponderaciones.",
        "justification": "Lo pidió el comité.",
        "state": Change.State.DRAFT,
    }
    return Change.objects.create(**values | changes)


def an_open_change(**changes):
    """An approved change without proposals, which doors write under."""
    person = changes.pop("by", None) or a_person("approver")
    return approve(change=a_draft(**changes), by=person, on=DAY, body=BODY)


def weight_of(indicator):
    row = indicator.weights.get()
    return Place(What.WEIGHT, row.objective_id, row.indicator_id)


def reweigh(first, second, one="60", other="40"):
    return [Edit(weight_of(first), one), Edit(weight_of(second), other)]


def stored_weights():
    year = a_year()
    return [
        str(weight)
        for weight in year.weights.order_by("pk").values_list("weight", flat=True)
    ]


@pytest.fixture
def pair():
    """Two indicators of one objective, 50 and 50, in the approved year 2023."""
    first, second = measured("1", weight="50"), measured("2", weight="50")
    approve_year(year=a_year(), by=a_person())
    return first, second
