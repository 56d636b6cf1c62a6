"""The findings under a page: a few told, more unfolded, the rest in the report."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.template.loader import render_to_string

from tests.reports.scorecards import FINDING


def shown(count: int) -> tuple[int, list[str]]:
    """Return how many are on the page, and the words that lead to the others."""
    findings = [replace(FINDING, message=f"Hallazgo {n}.") for n in range(count)]
    parts = {"findings": findings, "at": date(2023, 6, 30)}
    page = render_to_string("reports/parts/_findings.html", parts)
    links = re.findall(r"<summary>([^<]+)|hallazgos\">(Ver[^<]+)", page)
    return page.count("Hallazgo "), ["".join(words) for words in links]


@pytest.mark.parametrize(
    ("count", "told", "words"),
    [
        (8, 8, []),
        (9, 9, ["Ver los otros 1"]),
        (60, 60, ["Ver los otros 52"]),
        (61, 60, ["Ver otros 52 de 53", "Ver los 61 en el informe"]),
        (2_500, 60, ["Ver otros 52 de 2.492", "Ver los 2.500 en el informe"]),
    ],
)
def test_a_page_holds_no_more_findings_than_somebody_reads(count, told, words):
    assert shown(count) == (told, words)
