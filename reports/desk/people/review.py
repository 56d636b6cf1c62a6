"""The review of accesses as a file, with a column for what the reviewer decides."""

import io
from datetime import datetime

import xlsxwriter
from django.utils import timezone

from pei_site.formats import date_short
from pei_site.sheets.cells import escape_text
from reports.desk.people.asking import Answer
from reports.desk.people.reach import Reach
from reports.exports.csv import table
from reports.exports.sheet import Book, Column
from reports.exports.xlsx import OPTIONS

DECISIONS = ["Mantener", "Cambiar", "Retirar"]
COLUMNS = (
    Column("Persona", 26),
    Column("Usuario", 24),
    Column("Correo", 28),
    Column("Cuenta", 20),
    Column("Papel", 22),
    Column("Dependencias hoy", 30),
    Column("Indicadores que alcanza", 12),
    Column("Qué puede", 48),
    Column("Segundo factor", 11),
    Column("Último ingreso", 12),
    Column("Más de 90 días sin entrar", 12),
    Column("Decisión de la revisión", 16),
    Column("Observación", 30),
)
DECIDED = 11  # where the reviewer's column stands
HEADER_ROW = 2


def to_csv(answer: Answer) -> bytes:
    """Return a line for each person; no text runs as a formula."""
    lines = [[escape_text(cell) for cell in row] for row in _rows(answer)]
    return table([column.title for column in COLUMNS], lines)


def to_xlsx(answer: Answer, when: datetime) -> bytes:
    """Return the same as a workbook, where the decision is picked from a list."""
    content = io.BytesIO()
    workbook = xlsxwriter.Workbook(content, OPTIONS)
    workbook.set_properties(
        {"title": "Revisión de accesos", "created": when.replace(tzinfo=None)}
    )
    book = Book(workbook, footer="PEI Seguimiento")
    day = date_short(timezone.localdate(when))
    sheet = book.sheet("Accesos", f"Revisión de accesos al {day}", COLUMNS)
    rows = _rows(answer)
    for row in rows:
        sheet.line(row)
    sheet.worksheet.data_validation(
        HEADER_ROW + 1,
        DECIDED,
        HEADER_ROW + max(1, len(rows)),
        DECIDED,
        {"validate": "list", "source": DECISIONS},
    )
    book.close()
    return content.getvalue()


def _rows(answer: Answer) -> list[list[str]]:
    rows = [_row(one) for one in answer.found]
    if answer.hidden:
        told = f"Superusuarios que no se muestran: {answer.hidden}"
        rows.append([told, *[""] * (len(COLUMNS) - 1)])
    return rows


def _row(reach: Reach) -> list[str]:
    person = reach.person
    last = person.last_login
    return [
        str(person),
        person.username,
        person.email,
        reach.mark.word,
        reach.roles,
        reach.places,
        reach.count,
        " ".join(reach.powers),
        reach.factor_word,
        date_short(timezone.localdate(last)) if last else "Nunca",
        "Sí" if reach.asleep else "No",
        "",
        "",
    ]
