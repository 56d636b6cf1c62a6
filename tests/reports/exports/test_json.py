"""Open data: the JSON keeps its schema and says what the scorecard says."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from indicators.compliance.vocabulary import Band, Status
from indicators.vocabulary import Kind
from reports.exports.json import as_data, to_json
from tests.reports.cards import CAUSE, NOTE, a_row
from tests.reports.scorecards import (
    CHANGE,
    REWEIGHED,
    a_scorecard,
    nothing_judged,
)

SCHEMA = json.loads(Path("reports/schema/scorecard.schema.json").read_text("utf-8"))


@pytest.mark.parametrize(
    "scorecard",
    [
        a_scorecard(),
        a_scorecard(revision=2, revision_reason="Se corrigió 545."),
        a_scorecard(changes=(REWEIGHED,)),
        nothing_judged(),
    ],
)
def test_json_keeps_its_schema(scorecard):
    validator = Draft202012Validator(
        SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER
    )

    assert list(validator.iter_errors(json.loads(to_json(scorecard)))) == []


def test_the_schema_is_a_schema_and_refuses_other_keys_and_figures():
    Draft202012Validator.check_schema(SCHEMA)
    wrong = as_data(a_scorecard()) | {"extra": 1}
    wrong["overall"] = {"percent": "98,31", "capped_percent": "98.3"}

    errors = list(Draft202012Validator(SCHEMA).iter_errors(wrong))

    assert len(errors) == 3


def test_the_schema_knows_every_word_of_the_rules():
    defs = SCHEMA["$defs"]
    kinds = defs["indicator"]["properties"]["kind"]["enum"]

    assert defs["status"]["enum"] == [*Status, None]
    assert defs["band"]["enum"] == [*Band, None]
    assert kinds == [*Kind]


def test_json_writes_the_row_of_the_seed():
    objective = as_data(a_scorecard())["objectives"][0]

    assert objective["percent"] == "98.49"
    assert objective["indicators"][0] == {
        "key": "321",
        "kind": "SECTORAL",
        "code": "321",
        "name": a_row().name,
        "department": "Alta Consejería de Paz",
        "weight": "89.50",
        "target": "90.00",
        "programmed": "73.50",
        "executed": "72.50",
        "percent": "98.31",
        "recomputed_percent": "98.64",
        "year_percent": "80.56",
        "official": True,
        "status": "BEHIND",
        "band": "HIGH",
        "cause": CAUSE,
        "notes": [],
    }
    assert objective["terms"][0] == {
        "indicator": "321",
        "label": "Indicador sectorial 321",
        "weight": "89.50",
        "percent": "98.31",
        "share_percent": "89.50",
        "contribution_percent": "87.99",
    }


def test_json_says_where_and_when_the_plan_stands():
    data = as_data(a_scorecard())

    assert (data["cutoff"], data["state"], data["revision"]) == (
        "2023-06-30",
        "published",
        1,
    )
    assert data["overall"] == {"percent": "99.20", "capped_percent": "91.78"}
    assert data["objectives"][1]["notes"] == [{"mark": "*", "text": NOTE}]
    assert data["findings"][0]["code"] == "OFFICIAL_DIFFERS"


def test_what_cannot_be_judged_is_null_in_json():
    data = as_data(nothing_judged())
    objective = data["objectives"][0]
    row = objective["indicators"][0]

    assert data["overall"] == {"percent": None, "capped_percent": None}
    assert data["revision"] is None
    assert (objective["percent"], objective["status"], objective["terms"]) == (
        None,
        None,
        [],
    )
    assert {row[key] for key in ("weight", "target", "percent", "status", "band")} == {
        None
    }


def test_json_writes_the_date_of_a_change():
    entry = replace(a_scorecard().changes[0], date=date(2021, 10, 22))

    assert as_data(a_scorecard(changes=(entry,)))["changes"][0]["date"] == "2021-10-22"


def test_json_says_why_there_is_another_revision():
    again = a_scorecard(revision=2, revision_reason="La meta 545 se corrigió.")

    assert as_data(a_scorecard())["revision_reason"] is None
    assert as_data(again)["revision_reason"] == "La meta 545 se corrigió."


def test_json_tells_what_a_change_did_before_and_after():
    first, second = as_data(a_scorecard(changes=(CHANGE, REWEIGHED)))["changes"]

    assert first["values"] == []
    assert second["values"] == [
        {
            "what": "Ponderación · Indicador sectorial 545 · objetivo 5",
            "before": "50,00%",
            "after": "40,00%",
        },
        {
            "what": "Programación anual · Indicador sectorial 545",
            "before": None,
            "after": "5.486.863",
        },
    ]
