"""Loading an upload while the page is being sent: each sheet is told as it is done.

Neither a queue nor JavaScript: the load runs as the answer is read. Whoever leaves
half-way closes it, and its transaction is undone.
"""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal

from django.db import DatabaseError
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.utils.html import format_html
from simple_history.models import HistoricalRecords

from indicators.entry.door import frame, person
from objectives.models import Change, Plan
from pei_site import trail
from pei_site.access import Event, record
from pei_site.formats import quantity
from pei_site.sheets import Problem, SheetError
from pei_site.sheets.uploads import read_upload
from reports.desk.files.forms import open_changes
from reports.desk.files.keeping import Upload, drop, keep
from reports.desk.files.telling import result_context
from reports.planfiles.layout import LAYOUTS
from reports.planfiles.loading import load_tables
from reports.planfiles.outcome import Outcome, Progress
from reports.planfiles.tables import Contents, tabulated

BUSY = "la base de datos está ocupada: espere un momento y súbalo otra vez."
FAILED = "la carga falló por un error del sistema, que quedó registrado."
NO_ROOM = "no hay espacio para guardarlo hasta que lo confirme: avise al administrador."
CHANGE_SHUT = "el cambio elegido ya no está aprobado y en aplicación."
LOGGER = logging.getLogger(__name__)


def preview(request: HttpRequest, upload: Upload) -> StreamingHttpResponse:
    """Show what an upload would do; nothing is written."""
    return _answer(request, upload, "Vista previa de la carga", agreed=None)


def write(request: HttpRequest, upload: Upload, agreed: str) -> StreamingHttpResponse:
    """Write an upload, if it still does what was agreed on."""
    return _answer(request, upload, "Carga de archivos", agreed=agreed)


def _answer(
    request: HttpRequest, upload: Upload, title: str, *, agreed: str | None
) -> StreamingHttpResponse:
    marker = secrets.token_hex(16)
    context = frame(request, title, marker=marker, upload=upload)
    page = render_to_string("admin/desk/files/running.html", context, request)
    head, _, tail = page.partition(marker)
    return StreamingHttpResponse(
        _pieces(request, upload, agreed, head, tail),
        headers={"X-Accel-Buffering": "no"},  # a proxy passes on each piece as it comes
    )


def _pieces(
    request: HttpRequest, upload: Upload, agreed: str | None, head: str, tail: str
) -> Iterator[str]:
    yield head
    outcome = Outcome()
    try:
        with _signed(request):
            for step in _steps(request, upload, agreed, outcome):
                yield _told(step)
    except DatabaseError:
        LOGGER.warning("A load of plan files was refused", exc_info=True)
        outcome.problems.append(Problem(upload.label, None, None, BUSY))
    except Exception:
        LOGGER.exception("A load of plan files failed")
        outcome.problems.append(Problem(upload.label, None, None, FAILED))
    yield _result(request, upload, outcome, is_preview=agreed is None)
    yield tail


def _steps(
    request: HttpRequest, upload: Upload, agreed: str | None, outcome: Outcome
) -> Iterator[Progress]:
    """Load an upload; what refuses it is among the problems."""
    change: Change | None = None
    if upload.change is not None:
        change = open_changes().filter(pk=upload.change).first()
        if change is None:
            outcome.problems.append(Problem(upload.label, None, None, CHANGE_SHUT))
            return
    yield from load_tables(
        _contents(upload),
        outcome,
        dry_run=agreed is None,
        agreed=agreed,
        by=person(request),
        change=change,
    )


def _contents(upload: Upload) -> Contents:
    """Read an upload; where there is a plan already, what it lacks is taken from there."""
    names = [one.name for one in LAYOUTS]
    is_partial = Plan.objects.exists()
    try:
        found = read_upload(upload.label, upload.content, names, upload.table)
    except SheetError as error:
        return Contents(problems=error.problems, is_partial=is_partial)
    return tabulated(
        found.sheets,
        found.ignored,
        found.problems,
        ending=found.ending,
        is_partial=is_partial,
    )


def _result(
    request: HttpRequest, upload: Upload, outcome: Outcome, *, is_preview: bool
) -> str:
    """Render what came out; what may be confirmed carries its ticket."""
    ticket = ""
    if outcome.is_written:
        drop(person(request))
        record(Event.IMPORT, request, person(request), upload.label)
    elif not (outcome.problems or outcome.changes_nothing):
        try:
            ticket = keep(request, person(request), upload, outcome.digest)
        except OSError:
            LOGGER.exception("An upload could not be kept")
            outcome.problems.append(Problem(upload.label, None, None, NO_ROOM))
    context = result_context(outcome, upload, ticket, is_preview=is_preview)
    return render_to_string("admin/desk/files/_result.html", context, request)


def _told(step: Progress) -> str:
    """Write a line: its beginning when a sheet begins, its end when it is done."""
    if step.totals is None:
        rows = quantity(Decimal(step.rows))
        word = "fila" if step.rows == 1 else "filas"
        line = '<li><span class="files-sheet">{}</span> {} {}… '
        return format_html(line, step.sheet, rows, word)
    return "<strong>lista</strong></li>\n"


@contextmanager
def _signed(request: HttpRequest) -> Iterator[None]:
    """Say in the history who loads and from where: the middleware has left by now."""
    HistoricalRecords.context.request = request
    try:
        with trail.through(trail.Source.FILE, request.META.get("REMOTE_ADDR")):
            yield
    finally:
        del HistoricalRecords.context.request
