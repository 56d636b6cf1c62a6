"""The papers of a scorecard: PDF, slides, workbook, table and open data as bytes.

The same scorecard and the same `when` give the same bytes.
"""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from django.conf import settings

from indicators.vocabulary import CutoffState
from pei_site.texts import without_hidden
from reports import paper, pdf
from reports.addresses import At, Revision, written
from reports.back_matter import Seal
from reports.exports.csv import to_csv
from reports.exports.json import to_json
from reports.exports.xlsx import to_xlsx
from reports.layout import AS_ARCHIVED, Layout
from reports.remembered import remembered
from reports.rendering import door
from reports.rendering.limits import COMMAND, Limits
from reports.scorecard import Scorecard

MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
FORMATS = tuple(MEDIA_TYPES)
# What travels inside the PDF: what it is, and what it is of the document (PDF/A-3).
ATTACHED: Mapping[str, tuple[str, str]] = {
    "csv": ("Datos del seguimiento (CSV)", "Data"),
    "xlsx": ("Libro de cálculo del seguimiento (XLSX)", "Source"),
    "json": ("Datos abiertos del seguimiento (JSON)", "Data"),
}


def render(
    scorecard: Scorecard,
    file_format: str,
    when: datetime,
    limits: Limits = COMMAND,
    layout: Layout = AS_ARCHIVED,
) -> bytes:
    """Return one paper: pdf, pptx, xlsx, csv or json.

    `limits` and `layout` are the PDF's.
    door.NotRenderedError: it passed its limits, or found no place.
    """
    match file_format:
        case "json":
            return to_json(scorecard)
        case "csv":
            return to_csv(scorecard)
        case "xlsx":
            return to_xlsx(scorecard, when)
        case "pptx":
            return _pptx(scorecard, when, seal(scorecard))
        case "pdf":
            data = _data(scorecard, when)
            return _pdf(scorecard, when, data, limits, layout)
    raise ValueError(f"Unknown format: {file_format}")


def render_all(scorecard: Scorecard, when: datetime) -> dict[str, bytes]:
    """Return every paper by its format, for the archive.

    `when` (UTC) is the moment of publication and the only time in the bytes.
    """
    papers = render_without_pdf(scorecard, when)
    return {"pdf": _pdf(scorecard, when, papers, COMMAND), **papers}


def render_without_pdf(scorecard: Scorecard, when: datetime) -> dict[str, bytes]:
    """Return every other paper: of a plan whose whole PDF passes its limits."""
    data = _data(scorecard, when)
    return {"pptx": _pptx(scorecard, when, seal(scorecard, data["json"])), **data}


def _pptx(scorecard: Scorecard, when: datetime, told: Seal) -> bytes:
    from reports.exports.pptx import to_pptx  # noqa: PLC0415 -- slow import

    return to_pptx(scorecard, when, told)


def _data(scorecard: Scorecard, when: datetime) -> dict[str, bytes]:
    return {
        "xlsx": to_xlsx(scorecard, when),
        "csv": to_csv(scorecard),
        "json": to_json(scorecard),
    }


def draft_time(scorecard: Scorecard) -> datetime:
    """Return the time that a draft bears: its cut-off, for it has no other moment."""
    return datetime.combine(scorecard.cutoff, time(), tzinfo=UTC)


def file_name(cutoff: date, file_format: str) -> str:
    """Name a downloaded paper: pei-seguimiento-2023-06-30.pdf."""
    return f"pei-seguimiento-{cutoff.isoformat()}.{file_format}"


def seal(scorecard: Scorecard, json: bytes | None = None) -> Seal:
    """Return where the report is read and the digest of its data (`json`: made before)."""
    sha256 = _digest(scorecard) if json is None else hashlib.sha256(json).hexdigest()
    return Seal(address(scorecard), sha256)


@remembered
def _digest(scorecard: Scorecard) -> str:
    return hashlib.sha256(to_json(scorecard)).hexdigest()


def address(scorecard: Scorecard) -> str:
    """Return where people find these figures; empty: the site does not know its own.

    What was closed has an address for ever, which is public once it is published.
    """
    at: At = scorecard.cutoff
    if scorecard.revision and scorecard.state != CutoffState.OPEN:
        at = Revision(scorecard.cutoff, scorecard.revision)
    return f"{settings.SITE_URL}/cortes/{written(at)}/" if settings.SITE_URL else ""


def attachments(scorecard: Scorecard, data: Mapping[str, bytes]) -> list[pdf.Attached]:
    """Return the data that travel inside the PDF."""
    return [
        pdf.Attached(
            name=file_name(scorecard.cutoff, file_format),
            content=data[file_format],
            description=description,
            relationship=relationship,
        )
        for file_format, (description, relationship) in ATTACHED.items()
    ]


def _pdf(
    scorecard: Scorecard,
    when: datetime,
    data: Mapping[str, bytes],
    limits: Limits,
    layout: Layout = AS_ARCHIVED,
) -> bytes:
    html = paper.document(scorecard, when, seal(scorecard, data["json"]), layout)
    # What old rows may hold from before it was refused; no font has it.
    html = without_hidden(html)
    return door.render(html, attachments(scorecard, data), when, limits).content
