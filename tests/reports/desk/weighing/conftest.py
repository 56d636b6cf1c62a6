"""Objective 1 of 2023: 60,00 of what reached 100 % and 40,00 of what reached 50 %."""

import pytest

from indicators.models import Indicator, IndicatorWeight
from objectives.models import Change, FiscalYear
from tests.builders import a_cutoff, a_year, measured

YEAR = "/admin/mesa/pesos/2023/"
PAGE = f"{YEAR}1/"


@pytest.fixture
def year(db) -> FiscalYear:
    a_cutoff()
    measured("lleno", weight="60")
    measured("medio", weight="40", e="30")
    return a_year()


@pytest.fixture
def approved(year) -> FiscalYear:
    FiscalYear.objects.filter(pk=year.pk).update(approved_at="2023-01-31T00:00:00Z")
    year.refresh_from_db()
    return year


@pytest.fixture
def draft(approved) -> Change:
    return a_change(approved, "DRAFT")


@pytest.fixture
def change(approved) -> Change:
    return a_change(approved, "APPROVED", number="002")


def a_change(year: FiscalYear, state: str, **fields: str) -> Change:
    """Make a change of the year."""
    return Change.objects.create(
        plan=year.plan, year=year.year, state=state, description="Se ajusta", **fields
    )


def key_of(key: str) -> int:
    return Indicator.objects.get(key=key).pk


def read_by(client, page: str = PAGE) -> dict:
    """Return what the form posts when nobody touches it."""
    lines = client.get(page).context["sheet"].lines
    posted: dict = {"fila": [str(line.indicator.pk) for line in lines]}
    for line in lines:
        name = f"i{line.indicator.pk}"
        posted[f"{name}-was"] = line.base
        posted[f"{name}-weight"] = line.form["weight"].value() or ""
    return posted


def typed(client, action: str, *out: str, change: Change | None = None, **weights):
    """Return what a person posts who opened the page and typed these weights."""
    posted = read_by(client) | {"accion": action}
    posted |= {f"i{key_of(key)}-weight": text for key, text in weights.items()}
    posted |= {f"i{key_of(key)}-out": "on" for key in out}
    return posted | ({"cambio": str(change.pk)} if change else {})


def fields_of(response) -> dict[str, str]:
    """Read the weights that a page shows in its fields."""
    lines = response.context["sheet"].lines
    return {line.indicator.key: line.form["weight"].value() or "" for line in lines}


def stored() -> dict[str, str]:
    """Read the weights of objective 1 again."""
    rows = IndicatorWeight.objects.filter(objective__number=1).order_by("pk")
    return {row.indicator.key: str(row.weight) for row in rows}


def told(response) -> list[str]:
    """Return the messages that the next page shows."""
    return [str(message) for message in response.context["messages"]]
