"""Each page of a published cut-off prints the figures of its JSON, and no others."""

import json
import re

import pytest
from django.test import Client

from indicators.compliance.vocabulary import Accumulation
from tests.builders import an_objective, measured, weigh
from tests.reports.closings import published
from tests.scenes import module_scene

HERE = "/cortes/2023-06-30/"
HEAD = re.compile(r'class="page-head__percent">([^<]*)<')
CARD = re.compile(r'class="card__percent">([^<]*?) *<')

pytestmark = pytest.mark.django_db


@module_scene
def june():
    """Publish a lag that an excess hides, and an objective that met what it promised."""
    lagging = measured("321", weight="50", p="50", e="49")
    weigh(lagging, "100", objective=an_objective(2))
    sums = {"accumulation": Accumulation.SUM}
    measured("322", weight="50", p="40", e="60", **sums)
    measured("323", objective=an_objective(3), p="73.5", e="73.5")
    published()


@pytest.fixture
def told(client: Client) -> dict:
    """Return the published JSON."""
    return json.loads(client.get(f"{HERE}informe.json").content)


def printed(percent: str | None) -> str:
    """Write a percentage of the JSON as pages do."""
    return "—" if percent is None else f"{percent.replace('.', ',')}%"


def page(client: Client, address: str) -> str:
    return client.get(f"{HERE}{address}").content.decode()


def test_the_overview_prints_the_plan_and_each_objective(client, told):
    overview = page(client, "")

    overall = told["overall"]
    assert (overall["percent"], overall["capped_percent"]) == ("107.33", "99.00")
    assert f'hero__percent">{printed(overall["percent"])}<' in overview
    assert f"<strong>{printed(overall['capped_percent'])}</strong>" in overview
    assert CARD.findall(overview) == [
        printed(one["percent"]) for one in told["objectives"]
    ]


def test_each_objective_and_each_indicator_heads_its_page_with_its_figure(client, told):
    for one in told["objectives"]:
        its_page = page(client, f"objetivos/{one['number']}/")
        assert HEAD.findall(its_page) == [printed(one["percent"])]
        for row in one["indicators"]:
            row_page = page(client, f"indicadores/{row['key']}/")
            assert HEAD.findall(row_page) == [printed(row["percent"])]
            assert printed(row["year_percent"]) in row_page
            assert printed(row["percent"]) in its_page


def test_the_list_of_indicators_says_the_same(client, told):
    lines = client.get(f"{HERE}indicadores.csv").content.decode("utf-8-sig").split("\n")
    names = lines[0].strip().split(";")
    key, figure = names.index("Clave"), names.index("Porcentaje avance al corte (%)")

    listed = {
        line.split(";")[key]: line.split(";")[figure] for line in lines[1:] if line
    }
    assert listed == {
        row["key"]: row["percent"].replace(".", ",")
        for one in told["objectives"]
        for row in one["indicators"]
    }
