"""The weights of a year, and of one objective, with their effect before saving."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from indicators.entry.door import frame
from objectives.models import FiscalYear, Objective
from objectives.weights import FULL
from pei_site import formats
from reports.desk.change_choice import MovedError, choose
from reports.desk.door import office
from reports.desk.effect_parts import EffectParts, effect_parts
from reports.desk.weighing.lines import ROWS, Sheet, read_sheet
from reports.desk.weighing.sharing import SHARINGS, NothingToShareError, filled_in
from reports.desk.weighing.sums import sum_mark, sums_of
from reports.effect import effect_of

REFUSED = 409
WRONG = "No se guardó: corrija lo marcado. Lo que escribió sigue aquí."
OFF = (
    "No se guardó: los pesos suman {} y en una vigencia aprobada deben sumar exactamente"
    " 100,00%."
)
OVERTAKEN = (
    "No se guardó: otra persona cambió pesos de este objetivo. Compare y decida."
)
STILL_OFF = (
    "Los pesos suman {}: la vigencia no se podrá aprobar hasta que sumen exactamente"
    " 100,00%."
)


@office
@require_safe
def weights(request: HttpRequest, year: int) -> HttpResponse:
    """List the objectives with what their weights add up to."""
    fiscal = get_object_or_404(FiscalYear, year=year)
    choice = choose(request, fiscal)
    title = f"Pesos de {fiscal}"
    context = {
        "year": fiscal,
        "sums": sums_of(fiscal),
        "choice": choice,
    }
    page = frame(request, title, **context)
    return render(request, "admin/desk/weighing/year.html", page)


@office
@require_http_methods(["GET", "HEAD", "POST"])
def objective_weights(request: HttpRequest, year: int, number: int) -> HttpResponse:
    """Show an objective's weights, fill them in, tell their effect or save them."""
    fiscal = get_object_or_404(FiscalYear, year=year)
    objective = get_object_or_404(Objective, plan=fiscal.plan_id, number=number)
    choice = choose(request, fiscal)
    if request.method != "POST":
        return _show(request, read_sheet(objective, choice))
    data = request.POST.copy()
    action = data.get("accion", "")
    if action == "agregar":
        data.appendlist(ROWS, data.get("nuevo", ""))
    sheet = read_sheet(objective, choice, data)
    if action in SHARINGS:
        return _fill_in(request, sheet, data, action)
    if action == "efecto":
        return _tell_effect(request, sheet)
    if action == "guardar":
        return _save(request, sheet)
    return _show(request, sheet)


def _fill_in(
    request: HttpRequest, sheet: Sheet, data: Any, action: str
) -> HttpResponse:
    try:
        filled = filled_in(sheet, data, action)
    except NothingToShareError as reason:
        return _show(request, sheet, problems=[str(reason)] if str(reason) else [])
    told = "Se calcularon los pesos. No se han guardado: revíselos y guarde."
    fresh = read_sheet(sheet.objective, sheet.choice, filled)
    return _show(request, fresh, told=told)


def _tell_effect(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Compute what the fields would do; nothing is stored."""
    if not _fits(sheet):
        return _show(request, sheet)
    edits = sheet.choice.together(sheet.edits)
    try:
        effect = effect_of(sheet.year, edits)
    except ValidationError as error:
        return _show(request, sheet, problems=error.messages)
    parts = effect_parts(effect, focus=(sheet.objective.number,))
    return _show(request, sheet, effect=parts)


def _save(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    """Save, or give back what was typed with the reason why not."""
    if not _fits(sheet):
        return _refuse(request, sheet, WRONG)
    total = formats.weight(sheet.sum)
    if sheet.year.is_approved and sheet.sum != FULL:
        return _refuse(request, sheet, OFF.format(total))
    edits = sheet.edits
    try:
        sheet.choice.save(edits, sheet.was)
    except MovedError:
        fresh = read_sheet(sheet.objective, sheet.choice, request.POST)
        return _refuse(request, fresh, OVERTAKEN)
    except ValidationError as error:
        return _refuse(request, sheet, *error.messages)
    if not edits:
        messages.info(request, "No había cambios que guardar.")
    else:
        messages.success(request, f"{sheet.objective}: {sheet.choice.outcome}")
    if sheet.sum != FULL:
        messages.warning(request, STILL_OFF.format(total))
    return redirect(request.path + sheet.choice.query)


def _fits(sheet: Sheet) -> bool:
    """Ask every row, so that each says what is wrong with it."""
    return not [line for line in sheet.lines if not line.form.fits()]


def _refuse(request: HttpRequest, sheet: Sheet, *problems: str) -> HttpResponse:
    return _show(request, sheet, problems=list(problems), status=REFUSED)


def _show(
    request: HttpRequest,
    sheet: Sheet,
    *,
    problems: list[str] | None = None,
    told: str = "",
    effect: EffectParts | None = None,
    status: int = 200,
) -> HttpResponse:
    title = f"Pesos del objetivo {sheet.objective.number}, {sheet.year}"
    context = {
        "sheet": sheet,
        "mark": sum_mark(sheet.sum),
        "problems": problems or [],
        "told": told,
        "effect": effect,
        "choice": sheet.choice,
    }
    page = frame(request, title, **context)
    return render(request, "admin/desk/weighing/objective.html", page, status=status)
