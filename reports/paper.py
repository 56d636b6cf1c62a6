"""The report as a document: what its templates need, ready to print."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from django.template.loader import render_to_string

from indicators import labels
from indicators.compliance.vocabulary import Accumulation
from indicators.vocabulary import CutoffState, Kind
from reports import charts, wording
from reports.back_matter import SIGNERS, Seal, sheets, tallies
from reports.brief import brief
from reports.extracts import Extract, Part, Whole, narrowed
from reports.layout import AS_ARCHIVED, Layout
from reports.pdf import STATIC
from reports.plan_card import ChangeEntry
from reports.scorecard import Scorecard
from reports.sections import LONG_TEXT, Section

KINDS = {
    Kind.SECTORAL: "Indicadores sectoriales.",
    Kind.INVESTMENT: "Indicadores de proyectos de inversión.",
    Kind.MANAGEMENT: "Indicadores de gestión seleccionados.",
}
ROLL_UPS = {
    Accumulation.SUM: "se suman los meses de la vigencia hasta el corte.",
    Accumulation.CONSTANT: "vale el último nivel reportado al corte; no se suma.",
    Accumulation.INCREASING: "vale el último nivel reportado al corte, que debe subir.",
    Accumulation.DECREASING: "vale el último nivel reportado al corte, que debe bajar"
    " desde la línea base.",
}
PART_BODY = "reports/paper/_part_body.html"
BODIES = {
    None: "reports/_report_body.html",
    Part.DEPARTMENT: PART_BODY,
    Part.OBJECTIVE: PART_BODY,
    Part.SUMMARY: "reports/paper/_brief_body.html",
}
# What is not published says so on every page.
DRAFT = {
    CutoffState.OPEN: "BORRADOR: corte abierto",
    CutoffState.CLOSED: "BORRADOR: cerrado, sin publicar",
}
LONG_NAME = 110  # of the plan or the entity: a cover with smaller letters holds it
STATEMENT = 400  # letters of an objective in the overview
ONE_PAGE: Mapping[str, str] = MappingProxyType({})
MOST_LINES = 10  # of a change's figures in their column of the register


@dataclass(frozen=True, slots=True)
class Amendment:
    """An entry of the register with a line for each figure that it changed.

    `wide`: they are so many that they stand below the entry, over the whole page.
    """

    entry: ChangeEntry
    lines: tuple[str, ...]
    wide: bool
    long: bool


@dataclass(frozen=True, slots=True)
class Heading:
    """An entry of the table of contents; `page` is the address of its page; blank: this."""

    anchor: str
    title: str
    detail: str = ""
    page: str = ""


def document(
    scorecard: Scorecard,
    when: datetime,
    seal: Seal | None = None,
    layout: Layout = AS_ARCHIVED,
    *,
    styled: bool = False,
    part: Extract | None = None,
    whole: Whole | None = None,
) -> str:
    """Return the report as one HTML document; `when` (UTC) dates it.

    seal None: its back page says neither address nor digest. `part`: only that, of
    the published `whole` (None: of a draft).

    `styled` puts the style sheet inside, for a file that is read on its own: the PDF
    gets the sheets parsed once for all.
    """
    values = context(narrowed(scorecard, part), seal, annex=layout.annex) | {
        "when": when.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "portrait": layout.portrait,
        "body": BODIES[part.part if part else None],
        "part": part,
        "whole": whole,
    }
    if part and part.part == Part.SUMMARY:
        values |= _summary(scorecard, values["sections"])
    html = render_to_string("print.html", values)
    return html.replace("</head>", f"{_style()}</head>", 1) if styled else html


def context(
    scorecard: Scorecard,
    seal: Seal | None = None,
    *,
    annex: bool = False,
    pages: Mapping[str, str] = ONE_PAGE,
) -> dict[str, Any]:
    """Return what the report's body shows, on screen and on paper.

    `pages` are the addresses of what stands on another page, by its anchor.
    """
    plan, bars = scorecard.plan, charts.objective_bars(scorecard)
    sections = tuple(
        Section(card, bars[card.number], pages.get(f"objetivo-{card.number}", ""))
        for card in scorecard.objectives
    )
    rows = [row for card in scorecard.objectives for row in card.rows]
    return {
        "scorecard": scorecard,
        "plan": plan,
        "draft": DRAFT.get(scorecard.state, ""),
        "crowded": max(map(len, (plan.motto, plan.name, plan.entity))) > LONG_NAME,
        "seal": seal,
        "tallies": tallies(scorecard),
        "signers": SIGNERS,
        "annex": annex,
        "sheets": sheets(scorecard) if annex else (),
        "sections": sections,
        "letters": STATEMENT,
        "headings": tuple(
            replace(one, page=pages.get(one.anchor, ""))
            for one in _headings(scorecard, annex=annex)
        ),
        "amendments": tuple(_amendment(entry) for entry in scorecard.changes),
        "kinds": [
            KINDS[kind] for kind in Kind if any(row.kind == kind for row in rows)
        ],
        "roll_ups": [
            (labels.ACCUMULATION[kind], text)
            for kind, text in ROLL_UPS.items()
            if any(row.accumulation == kind for row in rows)
        ],
        "findings": [
            (item, wording.SEVERITY[item.severity]) for item in scorecard.findings
        ],
    }


def _summary(scorecard: Scorecard, sections: Sequence[Section]) -> dict[str, Any]:
    """Return what fits on two pages instead of the whole."""
    told = brief(scorecard)
    shown = [one for one in sections if one.card.number in told.objectives]
    return {"brief": told, "sections": shown, "letters": told.letters}


def _amendment(entry: ChangeEntry) -> Amendment:
    lines = tuple(wording.amended(figure) for figure in entry.values)
    wide = len(lines) > MOST_LINES
    texts = (entry.description, entry.justification, *(() if wide else lines))
    return Amendment(entry, lines, wide, long=sum(map(len, texts)) > LONG_TEXT)


def _headings(scorecard: Scorecard, *, annex: bool) -> Iterator[Heading]:
    yield Heading("metodologia", "Metodología de medición")
    if scorecard.plan.steps:
        yield Heading("construccion", "Construcción de la plataforma estratégica")
    if scorecard.plan.mission:
        yield Heading("mision", "Misión")
    if scorecard.plan.vision:
        yield Heading("vision", "Visión")
    yield Heading("estructura", "Estructura y cálculo")
    yield Heading("cumplimiento", "Cumplimiento de los objetivos estratégicos")
    for card in scorecard.objectives:
        anchor, title = f"objetivo-{card.number}", f"Objetivo {card.number}"
        yield Heading(anchor, title, card.short_statement or card.statement)
    yield Heading("dependencias", "Dependencias")
    yield Heading("hallazgos", "Hallazgos y método")
    yield Heading("control-de-cambios", "Control de cambios")
    yield Heading("firmas", "Elaboración y aprobación")
    if annex:
        yield Heading("anexo", "Anexo: hojas de vida de los indicadores")


def _style() -> str:
    """Return the report's style sheets as an element, for a file that stands alone."""
    names = ("report.css", "report-screen.css", "print.css")
    sheets = [(STATIC / "css" / name).read_text("utf-8") for name in names]
    return f"<style>\n{''.join(sheets)}</style>\n"
