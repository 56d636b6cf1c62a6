"""The grids: a whole month, or an indicator's whole year, saved at once."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators.entry.door import entry_page, find_indicator, frame, person
from indicators.entry.forms import GridForm
from indicators.entry.lines import Line, month_lines, year_lines
from indicators.entry.months import find_month, year_months
from indicators.entry.saving import Row, save_rows
from indicators.entry.views import REFUSED, SAVED
from indicators.visibility import REPORT, own_indicators, reports
from pei_site import trail


@entry_page
@require_http_methods(["GET", "HEAD", "POST"])
def month_grid(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Show or save the month of every indicator of the person."""
    place = find_month(year, month)
    lines = month_lines(own_indicators(person(request)), place)
    return _grid(
        request,
        lines,
        title=f"Cuadrícula de {place}",
        caption=f"Indicadores de {place}",
        month=place,
        may=request.user.has_perm(REPORT),
    )


@entry_page
@require_http_methods(["GET", "HEAD", "POST"])
def year_grid(request: HttpRequest, key: str, year: int) -> HttpResponse:
    """Show or save the months of an indicator's year; those not open are looked at."""
    indicator = find_indicator(person(request), key)
    lines = year_lines(indicator, year_months(year))
    return _grid(
        request,
        lines,
        title=f"{indicator.label}: año {year}",
        caption=f"Meses de {year}",
        indicator=indicator,
        may=reports(request.user, indicator),
    )


def _grid(
    request: HttpRequest, lines: list[Line], *, may: bool, **context: Any
) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    rows = [_row(line, data, may=may) for line in lines]
    status = 200
    if data is not None:
        submit = data.get("accion") == "enviar"
        with trail.through(trail.Source.GRID):
            written = save_rows(rows, by=person(request), submit=submit)
        if written is not None:
            _thank(request, written, sent=submit and _marked(rows, written))
            return redirect(request.get_full_path())
        status = REFUSED
        for row in rows:
            _see_both(row)
    wrong = sum(bool(row.form and row.form.errors) for row in rows)
    context |= {"rows": rows, "wrong": wrong, "writable": any(r.form for r in rows)}
    page = frame(request, context.pop("title"), **context)
    return render(request, "admin/entry/grid.html", page, status=status)


def _row(line: Line, data: Any, *, may: bool) -> Row:
    """Make a row: with a form where it can be written, or where something was posted."""
    prefix = f"r{line.indicator.pk}m{line.month.number}"
    posted = data is not None and f"{prefix}-version" in data
    if not posted and not (data is None and may and line.editable):
        return Row(line, None)
    if data is not None and data.get(f"{prefix}-keep"):
        return Row(line, GridForm(line, prefix=prefix))  # the stored one stays
    return Row(line, GridForm(line, data, prefix=prefix))


def _see_both(row: Row) -> None:
    """Let the next save of a row that was overtaken be a decision."""
    if row.form and row.conflict:
        data: Any = dict(row.form.data.items())
        data[row.form.add_prefix("version")] = row.conflict.version
        row.form.data = data


def _marked(rows: list[Row], written: list[Line]) -> int:
    """Count the rows written that were marked to be sent."""
    forms = [row.form for row in rows if row.line in written]
    return sum(bool(form and form.cleaned_data["submit"]) for form in forms)


def _thank(request: HttpRequest, written: list[Line], *, sent: int) -> None:
    if not written:
        messages.info(request, "No había cambios que guardar.", extra_tags=SAVED)
        return
    names = "; ".join(f"{line.indicator}, {line.month.name}" for line in written)
    text = f"Se guardaron {len(written)} filas"
    if len(written) == 1:
        text = "Se guardó una fila"
    if sent:
        text += " y se envió" if sent == len(written) == 1 else f"; enviadas: {sent}"
    messages.success(request, f"{text}: {names}.", extra_tags=SAVED)
