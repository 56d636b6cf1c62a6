"""Text as the file holds it: paragraphs of runs, each in the language of the report.

What people wrote is text and nothing else: no run has a hyperlink.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from lxml import etree
from pptx.oxml import ns

from reports.exports.slides import look
from reports.exports.slides.texts import clean

Align = Literal["l", "r", "ctr"]
qn = cache(ns.qn)  # asked for each run


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text. `colour` is a place of the theme or six digits; size in points."""

    text: str
    size: float = look.TEXT
    bold: bool = False
    colour: str = look.INK


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; `before` is the space above it, in points."""

    runs: tuple[Run, ...]
    align: Align = "l"
    before: float = 0

    @property
    def text(self) -> str:
        """Return what it says."""
        return "".join(run.text for run in self.runs)

    @property
    def size(self) -> float:
        """Return the size of its largest letters."""
        return max(run.size for run in self.runs)


def line(
    text: str,
    size: float = look.TEXT,
    *,
    bold: bool = False,
    colour: str = look.INK,
    align: Align = "l",
    before: float = 0,
) -> Line:
    """Return a paragraph of one run."""
    return Line((Run(text, size, bold, colour),), align, before)


def write(body: Any, lines: Iterable[Line]) -> None:
    """Replace what a text body (of a shape, a cell, the notes) says."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for one in lines:
        _paragraph(body, one)


def plain(body: Any, texts: Iterable[str]) -> None:
    """Replace what a body says by texts that take the look of their place."""
    for old in body.findall(qn("a:p")):
        body.remove(old)
    for text in texts:
        _plain(body, text)


def _plain(body: Any, text: str) -> None:
    paragraph = etree.SubElement(body, qn("a:p"))
    for part in _parts(text):
        if part is None:
            etree.SubElement(paragraph, qn("a:br"))
            continue
        run = etree.SubElement(paragraph, qn("a:r"))
        etree.SubElement(run, qn("a:rPr"), lang=look.LANGUAGE)
        etree.SubElement(run, qn("a:t")).text = part


def _paragraph(body: Any, one: Line) -> None:
    paragraph = etree.SubElement(body, qn("a:p"))
    properties = etree.SubElement(paragraph, qn("a:pPr"), algn=one.align)
    spacing = etree.SubElement(properties, qn("a:lnSpc"))
    etree.SubElement(spacing, qn("a:spcPct"), val=str(look.LEADING))
    if one.before:
        space = etree.SubElement(properties, qn("a:spcBef"))
        etree.SubElement(space, qn("a:spcPts"), val=str(round(one.before * 100)))
    for run in one.runs:
        for part in _parts(run.text):
            if part is None:
                _properties(etree.SubElement(paragraph, qn("a:br")), "a:rPr", run)
                continue
            element = etree.SubElement(paragraph, qn("a:r"))
            _properties(element, "a:rPr", run)
            etree.SubElement(element, qn("a:t")).text = part
    _properties(paragraph, "a:endParaRPr", one.runs[-1])


def _parts(text: str) -> Sequence[str | None]:
    """Return the lines of a text; None stands for the end of one."""
    parts: list[str | None] = []
    for place, part in enumerate(clean(text).split("\n")):
        parts += [None, part] if place else [part]
    return parts


def _properties(parent: Any, tag: str, run: Run) -> None:
    values = {"lang": look.LANGUAGE, "sz": str(round(run.size * 100))}
    properties = etree.SubElement(parent, qn(tag), **values, b=str(int(run.bold)))
    fill(properties, run.colour)


def fill(parent: Any, colour: str) -> None:
    """Fill with a place of the theme, or with six digits."""
    solid = etree.SubElement(parent, qn("a:solidFill"))
    tag = "a:srgbClr" if len(colour) == 6 and colour.isalnum() else "a:schemeClr"
    tag = "a:schemeClr" if colour.startswith(("accent", "bg", "tx")) else tag
    etree.SubElement(solid, qn(tag), val=colour)
