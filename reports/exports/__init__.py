"""The papers of a scorecard: PDF, workbook, table and open data as bytes.

The same scorecard and the same `when` give the same bytes.
"""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from reports import paper, pdf
from reports.exports.csv import to_csv
from reports.exports.json import to_json
from reports.exports.xlsx import to_xlsx
from reports.scorecard import Scorecard

MEDIA_TYPES: Mapping[str, str] = {
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
}
FORMATS = tuple(MEDIA_TYPES)


def render(scorecard: Scorecard, file_format: str, when: datetime) -> bytes:
    """Return one paper: pdf, xlsx, csv or json."""
    match file_format:
        case "json":
            return to_json(scorecard)
        case "csv":
            return to_csv(scorecard)
        case "xlsx":
            return to_xlsx(scorecard, when)
        case "pdf":
            return _pdf(scorecard, when, to_csv(scorecard), to_xlsx(scorecard, when))
    raise ValueError(f"Unknown format: {file_format}")


def render_all(scorecard: Scorecard, when: datetime) -> dict[str, bytes]:
    """Return every paper by its format, for the archive.

    `when` (UTC) is the moment of publication and the only time in the bytes.
    """
    csv, xlsx = to_csv(scorecard), to_xlsx(scorecard, when)
    return {
        "pdf": _pdf(scorecard, when, csv, xlsx),
        "xlsx": xlsx,
        "csv": csv,
        "json": to_json(scorecard),
    }


def draft_time(scorecard: Scorecard) -> datetime:
    """Return the time that a draft bears: its cut-off, for it has no other moment."""
    return datetime.combine(scorecard.cutoff, time(), tzinfo=UTC)


def file_name(cutoff: date, file_format: str) -> str:
    """Name a downloaded paper: pei-seguimiento-2023-06-30.pdf."""
    return f"pei-seguimiento-{cutoff.isoformat()}.{file_format}"


def attachments(scorecard: Scorecard, csv: bytes, xlsx: bytes) -> list[pdf.Attached]:
    """Return the data that travel inside the PDF."""
    return [
        pdf.Attached(
            name=file_name(scorecard.cutoff, "csv"),
            content=csv,
            description="Datos del seguimiento (CSV)",
            relationship="Data",
        ),
        pdf.Attached(
            name=file_name(scorecard.cutoff, "xlsx"),
            content=xlsx,
            description="Libro de cálculo del seguimiento (XLSX)",
            relationship="Source",
        ),
    ]


def _pdf(scorecard: Scorecard, when: datetime, csv: bytes, xlsx: bytes) -> bytes:
    html = paper.document(scorecard, when)
    return pdf.render(html, attachments(scorecard, csv, xlsx), when)
