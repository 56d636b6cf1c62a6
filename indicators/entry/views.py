"""Mi mes, and the page of one indicator and month."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from indicators import labels
from indicators.actions import ConflictError
from indicators.entry.conflicts import Conflict
from indicators.entry.desk import desk_of
from indicators.entry.door import entry_page, find_indicator, frame, person
from indicators.entry.forms import EntryForm, MoveForm
from indicators.entry.lines import Line, one_line
from indicators.entry.months import find_month, open_months
from indicators.entry.page import Page
from indicators.entry.saving import add_errors, save_one
from indicators.models import MonthlyRecord
from indicators.visibility import sees_everything

REFUSED = 409
SAVED = "saved"  # the script forgets its draft when a page says so


@entry_page
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Show the work of the open month; `?mes=` chooses among the open ones."""
    months = open_months()
    named = {month.key: month for month in months}
    month = named.get(request.GET.get("mes", ""), months[0] if months else None)
    page = request.GET.get("pagina", "")
    desk = desk_of(person(request), month, page) if month else None
    title = f"Mi mes: {month}" if month else "Mi mes"
    context = {
        "desk": desk,
        "month": month,
        "months": months,
        "overseer": sees_everything(request.user),
        "move_form": MoveForm(label_suffix=""),
        "state_names": labels.RECORD_STATE,
    }
    return render(request, "admin/entry/home.html", frame(request, title, **context))


@entry_page
@require_http_methods(["GET", "HEAD", "POST"])
def entry(request: HttpRequest, year: int, month: int, key: str) -> HttpResponse:
    """Show the form of an indicator's month, or save what it holds."""
    line = one_line(find_indicator(person(request), key), find_month(year, month))
    if request.method == "POST":
        return _save(request, line)
    return show(request, line, EntryForm(line))


@entry_page
@require_safe
def preview(request: HttpRequest, year: int, month: int, key: str) -> JsonResponse:
    """Say how the indicator would stand with the value typed so far."""
    line = one_line(find_indicator(person(request), key), find_month(year, month))
    typed = EntryForm(line, {"executed": request.GET.get("executed", "")})
    typed.full_clean()
    problems = [str(text) for text in typed.errors.get("executed", ())]
    return JsonResponse(line.told(typed.value) | {"errors": problems})


def show(
    request: HttpRequest,
    line: Line,
    form: EntryForm,
    *,
    move_form: MoveForm | None = None,
    conflict: Conflict | None = None,
    status: int = 200,
) -> HttpResponse:
    """Render the page of a line with a form as the person left it."""
    page = Page(
        line=line,
        person=person(request),
        form=form,
        move_form=move_form or MoveForm(label_suffix=""),
        conflict=conflict,
    )
    title = f"{line.indicator.label}, {line.month}"
    context = frame(request, title, **page.context())
    return render(request, "admin/entry/entry.html", context, status=status)


def _save(request: HttpRequest, line: Line) -> HttpResponse:
    """Save, or give back what was typed with the reason why not."""
    form = EntryForm(line, request.POST)
    submit = request.POST.get("accion") == "enviar"
    if not form.is_valid():
        return show(request, line, form)
    try:
        version = form.cleaned_data["version"]
        record = save_one(line, form.entry, version, by=person(request), submit=submit)
    except ConflictError as overtaken:
        return _both_versions(request, line, form, overtaken.record)
    except ValidationError as error:
        add_errors(form, error)
        place = find_month(line.month.year.year, line.month.number)
        fresh = one_line(line.indicator, place)
        return show(request, fresh, form, status=200 if fresh.editable else REFUSED)
    return _thank(request, line, record, submit=submit)


def _both_versions(
    request: HttpRequest, line: Line, form: EntryForm, stored: MonthlyRecord
) -> HttpResponse:
    """Show what was typed beside what another person stored; the person decides."""
    conflict = Conflict.between(form.typed, line, stored)
    data: Any = request.POST.copy()
    data["version"] = stored.version
    fresh = one_line(line.indicator, line.month)
    return show(
        request, fresh, EntryForm(fresh, data), conflict=conflict, status=REFUSED
    )


def _thank(
    request: HttpRequest, line: Line, record: MonthlyRecord, *, submit: bool
) -> HttpResponse:
    """Say what was saved and what looks odd, and go on to what comes next."""
    word = "enviado" if submit else "guardado como borrador"
    messages.success(request, f"{line.indicator}: {word}.", extra_tags=SAVED)
    fresh = one_line(line.indicator, line.month)
    for warning in fresh.told(record.executed)["warnings"]:
        messages.warning(request, f"{line.indicator}: {warning}")
    if submit:
        return redirect(f"{reverse('admin:entry_home')}?mes={line.month.key}")
    return redirect(line.address)
