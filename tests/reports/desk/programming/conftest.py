"""Two indicators of 2023: one that sums 120 over two months, and one that goes to 100."""

import pytest

from indicators.compliance.vocabulary import Accumulation
from indicators.models import Indicator, MonthlyRecord, YearTarget
from objectives.models import Change, FiscalYear
from pei_site.formats import file_decimal
from tests.builders import a_cutoff, a_year, an_indicator, measured, program, weigh
from tests.reports.desk.weighing.conftest import a_change

GRID = "/admin/mesa/programacion/2023/"
SUM = f"{GRID}suma/"
LEVEL = f"{GRID}nivel/"


@pytest.fixture
def year(db) -> FiscalYear:
    a_cutoff()
    suma = an_indicator("suma", accumulation=Accumulation.SUM, decimals=0)
    weigh(suma, "50")
    program(suma, "120", {6: "50", 12: "70"})
    measured("nivel", weight="50")
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


def lines_of(response) -> list:
    """Return the rows of either page."""
    context = response.context
    return context["grid"].lines if "grid" in context else [context["line"]]


def line_of(response, key: str):
    return next(line for line in lines_of(response) if line.indicator.key == key)


def read_by(client, page: str) -> dict:
    """Return what the form posts when nobody touches it."""
    posted: dict = {"fila": []}
    for line in lines_of(client.get(page)):
        name = f"i{line.indicator.pk}"
        posted["fila"].append(str(line.indicator.pk))
        posted[f"{name}-was"] = line.packed
        posted |= {
            cell.field.html_name: cell.field.value() or ""
            for cell in line.cells
            if cell.field
        }
    return posted


def typed(client, page: str, action: str, change: Change | None = None, **rows) -> dict:
    """Return what a person posts who opened the page and typed: suma={"m12": "80"}."""
    posted = read_by(client, page) | {"accion": action}
    for key, fields in rows.items():
        pk = Indicator.objects.get(key=key).pk
        posted |= {f"i{pk}-{name}": text for name, text in fields.items()}
    return posted | ({"cambio": str(change.pk)} if change else {})


def stored(key: str) -> tuple[str, dict[int, str]]:
    """Read a target and its months again, as plan files write them."""
    target = YearTarget.objects.get(indicator__key=key).target
    months = MonthlyRecord.objects.filter(
        indicator__key=key, programmed__isnull=False
    ).order_by("month")
    told = {one.month: file_decimal(one.programmed) for one in months}
    return file_decimal(target), told


def told(response) -> list[str]:
    """Return the messages that the next page shows."""
    return [str(message) for message in response.context["messages"]]


def months_in(response, key: str) -> dict[int, str]:
    """Read the months that a page shows in its fields."""
    cells = line_of(response, key).cells
    return {
        one.column: one.field.value()
        for one in cells
        if one.column and one.field and one.field.value()
    }
