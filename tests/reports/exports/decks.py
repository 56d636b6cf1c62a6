"""Presentations read back: their slides, tables, charts and parts."""

import io
import zipfile
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from lxml import etree
from pptx import Presentation

from pei_site.formats import percent, quantity
from reports.exports.pptx import to_pptx
from reports.scorecard import ObjectiveCard, Scorecard
from tests.reports.scorecards import WHEN


def slides(scorecard: Scorecard) -> list[Any]:
    """Read the slides of a scorecard back."""
    return list(Presentation(io.BytesIO(to_pptx(scorecard, WHEN))).slides)


def titled(scorecard: Scorecard, start: str) -> list[Any]:
    """Return the slides whose title begins so."""
    return [one for one in slides(scorecard) if one.shapes.title.text.startswith(start)]


def frames(found: list[Any], kind: str) -> list[Any]:
    """Return the tables or charts of some slides."""
    return [
        getattr(shape, kind)
        for slide in found
        for shape in slide.shapes
        if getattr(shape, f"has_{kind}")
    ]


def lines(tables: list[Any]) -> list[list[str]]:
    """Return what the rows of some tables say, without their headings."""
    return [
        [held.text for held in row.cells]
        for one in tables
        for row in list(one.rows)[1:]
    ]


def printed(card: ObjectiveCard) -> list[list[str]]:
    """Return the figures that the rows of an objective must say."""
    return [
        [
            quantity(row.target, row.decimals),
            quantity(row.programmed, row.decimals),
            quantity(row.executed, row.decimals),
            percent(row.ratio),
            percent(row.year_ratio),
        ]
        for row in card.rows
    ]


def figures(scorecard: Scorecard, number: int) -> list[list[str]]:
    """Return the figures in the indicators' table of an objective, without remarks."""
    tables = frames(titled(scorecard, f"Objetivo {number}: metas"), "table")
    return [[text.split("\n")[0] for text in line[1:6]] for line in lines(tables)]


def drawn(scorecard: Scorecard, start: str) -> list[tuple[str, list[str]]]:
    """Return the series of the charts on some slides, as the report would print them."""
    return [
        (
            series.name,
            [percent(None if v is None else Fraction(str(v))) for v in series.values],
        )
        for chart in frames(titled(scorecard, start), "chart")
        for series in chart.plots[0].series
    ]


def parts(scorecard: Scorecard) -> Iterator[tuple[str, Any]]:
    """Return every part with texts: slides, notes and what is behind them."""
    package = zipfile.ZipFile(io.BytesIO(to_pptx(scorecard, WHEN)))
    for name in package.namelist():
        if name.endswith(".xml") and name.startswith("ppt/"):
            yield name, etree.fromstring(package.read(name))
