"""The dictionary describes the real files: nothing is missing and nothing is invented."""

import csv
import io
import json
from typing import Any

from indicators import labels
from reports.exports.columns import COLUMNS
from reports.exports.csv import to_csv
from reports.exports.json import as_data
from reports.finding import FindingCode
from reports.opendata import dictionary
from tests.reports.cards import a_row, an_objective
from tests.reports.scorecards import REWEIGHED, a_scorecard, nothing_judged


def ways(value: Any, way: str = "") -> set[str]:
    """Return the way to every key that real data have."""
    if isinstance(value, list):
        return set().union(*(ways(one, f"{way}[]") for one in value))
    if not isinstance(value, dict):
        return set()
    prefix = f"{way}." if way else ""
    own = {f"{prefix}{key}" for key in value}
    return own.union(*(ways(one, f"{prefix}{key}") for key, one in value.items()))


def test_the_columns_are_those_of_a_real_file():
    text = to_csv(a_scorecard()).decode("utf-8-sig")

    header = next(csv.reader(io.StringIO(text), delimiter=";"))

    assert [one.name for one in dictionary.of_csv()] == header


def test_the_keys_are_those_of_real_data():
    row = a_row(notes=a_scorecard().objectives[1].notes)
    full = a_scorecard(
        objectives=(an_objective(1, row, notes=row.notes),), changes=(REWEIGHED,)
    )

    told = [one.name for one in dictionary.of_json()]

    assert set(told) == ways(as_data(full))
    assert len(told) == len(set(told))


def test_everything_is_explained():
    entries = [*dictionary.of_csv(), *dictionary.of_json()]

    blind = [
        one.name
        for one in entries
        if not (one.meaning.endswith(".") and one.kind and one.empty.endswith("."))
    ]

    assert blind == []


def test_a_null_is_explained_wherever_it_may_stand():
    schema = json.loads(dictionary.schema_text())
    explained = {
        one.name for one in dictionary.of_json() if one.empty != dictionary.NOT_EMPTY
    }

    assert explained == set(nullable(schema, schema))


def nullable(node: dict[str, Any], schema: dict[str, Any], way: str = ""):
    """Give the way to every key that the schema lets be null."""
    for key, part in node.get("properties", {}).items():
        whole = dictionary.resolved(part, schema)
        if "null" in whole.get("type", []) or None in whole.get("enum", []):
            yield f"{way}{key}"
        yield from nullable(whole, schema, f"{way}{key}.")
        items = dictionary.resolved(whole.get("items", {}), schema)
        yield from nullable(items, schema, f"{way}{key}[].")


def test_what_may_be_empty_in_a_table_is_told():
    lines = to_csv(nothing_judged()).decode("utf-8-sig")
    line = next(csv.DictReader(io.StringIO(lines), delimiter=";"))
    never = {one.title for one in COLUMNS if one.empty.startswith("Nunca")}

    assert {name for name, cell in line.items() if not cell} & never == set()
    assert never == {"Corte", "Objetivo", "Enunciado del objetivo"}


def test_the_words_of_the_rules_are_told_as_people_say_them():
    entries = {one.name: one for one in dictionary.of_json()}

    status = entries["objectives[].indicators[].status"].allowed
    kind = entries["objectives[].indicators[].kind"].allowed

    assert all(f"{key} ({word})" in status for key, word in labels.STATUS.items())
    assert kind.startswith("SECTORAL (Indicador sectorial)")
    assert entries["state"].allowed == (
        "open (Abierto) · closed (Cerrado) · published (Publicado)"
    )


def test_the_dictionary_knows_every_code_of_a_finding():
    entry = next(one for one in dictionary.of_json() if one.name == "findings[].code")

    assert entry.allowed == f"Por ejemplo: {', '.join(FindingCode)}"


def test_what_stands_beside_a_reference_says_it_better():
    schema = {"$defs": {"a": {"type": "string", "description": "General."}}}

    part = {"$ref": "#/$defs/a", "description": "Propia."}

    assert dictionary.resolved(part, schema)["description"] == "Propia."
    assert dictionary.resolved(part, schema)["type"] == "string"


def test_the_dictionary_is_a_table_too():
    text = dictionary.as_csv().decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text, newline=""), delimiter=";"))

    assert {line["Archivo"] for line in lines} == {"CSV", "JSON"}
    assert len(lines) == len(dictionary.of_csv()) + len(dictionary.of_json())
    assert lines[0]["Nombre"] == "Corte"
