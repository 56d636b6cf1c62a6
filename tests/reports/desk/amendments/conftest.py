"""The Planning Office before the register, over an approved year that adds up."""

import pytest

from indicators.approval import approve_year
from indicators.change_control.amending import propose
from indicators.models import Indicator
from objectives import roles
from objectives.models import Change
from tests.builders import a_cutoff, a_person, a_plan, a_year, measured
from tests.indicators.change_control.conftest import a_draft, reweigh

CHANGES = "/admin/mesa/cambios/"
NEW = f"{CHANGES}nuevo/"


@pytest.fixture
def planner(db):
    return a_person("plan", roles.PLANNING, is_staff=True, first_name="Pilar")


@pytest.fixture
def office(client, planner):
    client.force_login(planner)
    return client


@pytest.fixture
def pair(planner):
    """Two indicators, 50 and 50: the first fulfils, the second is behind."""
    a_plan(version="3")
    pair = measured("1", weight="50"), measured("2", weight="50", e="30")
    a_cutoff()
    approve_year(year=a_year(), by=planner)
    return pair


@pytest.fixture
def draft(pair, planner):
    """A draft that proposes 60 and 40."""
    change = a_draft(requested_by=planner)
    propose(change=change, edits=reweigh(*pair))
    return change


def of(change, step=""):
    return f"{CHANGES}{change.pk}/{step}"


def loaded(number="001", **values):
    """An entry of the register that came with the plan's files."""
    rest = {"plan": a_plan(), "version": "3", "description": f"Cambio cargado {number}"}
    return Change.objects.create(number=number, **rest | values)


def text_of(response):
    """Return a page's words, with the spaces of a reader."""
    return " ".join(response.content.decode().split())


def said(response):
    """Return the messages that a page shows."""
    return [str(message) for message in response.context["messages"]]


def sheet_of(key, **changes):
    """What the form of the reference sheet posts of an indicator as it stands."""
    one = Indicator.objects.get(key=key)
    values = {
        "kind": one.kind,
        "code": one.code,
        "unit": one.unit,
        "accumulation": one.accumulation,
        "baseline": "",
        "period_target": "",
        "end": "",
    }
    return values | changes
