"""The month by spreadsheet, through the browser."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from indicators.entry.door import entry_page, frame, person
from indicators.entry.months import Month, find_month
from indicators.spreadsheet import passing
from indicators.spreadsheet.applying import apply
from indicators.spreadsheet.comparing import Comparison, compare
from indicators.spreadsheet.download import template
from indicators.spreadsheet.preflight import LIMITS, fault
from indicators.spreadsheet.reading import read
from indicators.spreadsheet.rows import lines_of
from objectives.models import User
from pei_site.access import Event, record
from pei_site.sheets import SheetError

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NO_FILE = fault("no llegó: elija el archivo que llenó.")
TOO_LARGE = fault(LIMITS.too_large)
TOO_MUCH = fault("cambia demasiado texto de una vez: súbalo en dos partes.")
EXPIRED = fault("se revisó hace más de una hora: súbalo otra vez.")
FOREIGN = fault("se revisó en otra sesión o para otro mes: súbalo otra vez.")
FORBIDDEN = 403
CONFLICT = 409
GONE = 410


@entry_page
@require_safe
def download(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Hand over the template with the person's editable rows of the month."""
    who, place = _reporter(request), find_month(year, month)
    if not place.is_open:
        messages.error(request, place.why_shut)
        return redirect(_upload_address(place))
    lines = [line for line in lines_of(who, place).values() if line.editable]
    name = content_disposition_header(
        as_attachment=True, filename=f"registro-{place.key}.xlsx"
    )
    return HttpResponse(
        template(place, lines),
        content_type=XLSX,
        headers={"Content-Disposition": name},
    )


@entry_page
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Ask for the filled template, and show what it would change."""
    who, place = _reporter(request), find_month(year, month)
    if request.method != "POST":
        return _form(request, place)
    try:
        content = _content(request)
        lines = lines_of(who, place)
        rows, problems = read(content, lines, place.key)
    except SheetError as error:
        return _form(request, place, problems=error.problems)
    return _preview(request, place, compare(rows, lines, place, problems))


@entry_page
@require_POST
def confirm(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Write what the preview showed, if nothing changed since."""
    who, place = _reporter(request), find_month(year, month)
    try:
        rows = passing.unpack(request.POST.get("payload", ""), place, request)
    except passing.ExpiredError:
        return _form(request, place, status=GONE, problems=[EXPIRED])
    except passing.ForeignError:
        return _form(request, place, status=FORBIDDEN, problems=[FOREIGN])
    found = compare(rows, lines_of(who, place), place)
    if not found.changes and not found.problems:
        messages.info(request, "Todo lo del archivo ya estaba guardado.")
        return redirect(_home_address(place))
    if found.may_apply and not found.is_stale and apply(found, place, who):
        record(Event.IMPORT, request, who, f"{place.key}.xlsx")
        messages.success(request, _saved(len(found.changes)))
        return redirect(_home_address(place))
    place = find_month(year, month)
    found = compare(rows, lines_of(who, place), place)
    return _preview(request, place, found, status=CONFLICT, changed=True)


def _reporter(request: HttpRequest) -> User:
    who = person(request)
    if not who.has_perm("indicators.report_record"):
        raise PermissionDenied("Su papel no reporta indicadores.")
    return who


def _content(request: HttpRequest) -> bytes:
    """Return the uploaded bytes, if they are not too many to look at."""
    file = request.FILES.get("file")
    if file is None:
        raise SheetError([NO_FILE])
    if (file.size or 0) > LIMITS.max_bytes:
        raise SheetError([TOO_LARGE])
    content: bytes = file.read()
    return content


def _form(
    request: HttpRequest, month: Month, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = frame(request, f"Subir archivo de {month}", month=month, **more)
    return render(request, "admin/entry/sheet_upload.html", context, status=status)


def _preview(
    request: HttpRequest,
    month: Month,
    found: Comparison,
    *,
    status: int = 200,
    changed: bool = False,
) -> HttpResponse:
    """Show the changes; what can be confirmed carries the versions that are shown."""
    payload = ""
    if found.may_apply:
        seen = [
            replace(change.filled, version=change.line.version)
            for change in found.changes
        ]
        payload = passing.pack(seen, month, request)
    if passing.is_too_long(payload):
        found.problems.append(TOO_MUCH)
        payload = ""
    context = frame(
        request,
        f"Vista previa de {month}",
        month=month,
        found=found,
        payload=payload,
        changed=changed,
        problems=found.problems,
    )
    return render(request, "admin/entry/sheet_preview.html", context, status=status)


def _saved(count: int) -> str:
    what = "Se guardó 1 registro" if count == 1 else f"Se guardaron {count} registros"
    return f"{what} desde el archivo. Revise y envíe."


def _home_address(month: Month) -> str:
    return f"{reverse('admin:entry_home')}?mes={month.key}"


def _upload_address(month: Month) -> str:
    place = {"year": month.year.year, "month": month.number}
    return reverse("admin:entry_sheet_upload", kwargs=place)
