"""The programming of one indicator: its target, its months and what spreads it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from indicators.entry.door import frame
from indicators.models import Indicator, IndicatorWeight
from objectives.models import FiscalYear
from reports.desk.change_choice import ChangeChoice, MovedError, choose
from reports.desk.door import office
from reports.desk.effect_parts import EffectParts, effect_parts
from reports.desk.programming.helper import NothingToSpreadError, spread_in
from reports.desk.programming.lines import Line, make_lines
from reports.desk.programming.months import FREQUENCIES, frequency_of, shut_months
from reports.desk.programming.overview import YEARLY
from reports.desk.programming.saving import (
    are_numbers,
    are_right,
    edits_of,
    save_lines,
)
from reports.effect import effect_of

REFUSED = 409
WRONG = "No se guardó: corrija lo marcado. Lo que escribió sigue aquí."
OVERTAKEN = "No se guardó: otra persona cambió esta programación. Compare y decida."
SPREAD = "Se repartió la meta entre los meses. No se ha guardado: revísela y guarde."


@office
@require_http_methods(["GET", "HEAD", "POST"])
def indicator_programming(request: HttpRequest, year: int, key: str) -> HttpResponse:
    """Show an indicator's year, spread its target, tell the effect or save it."""
    fiscal = get_object_or_404(FiscalYear, year=year)
    indicator = get_object_or_404(
        Indicator.objects.select_related("department"), key=key
    )
    choice = choose(request, fiscal)
    if request.method != "POST":
        return _show(request, choice, _line(choice, indicator))
    line = _line(choice, indicator, request.POST)
    action = request.POST.get("accion")
    if action == "repartir":
        return _spread(request, choice, line)
    if action == "efecto":
        return _tell_effect(request, choice, line)
    if action == "guardar":
        return _save(request, choice, line)
    return _show(request, choice, line)


def _line(choice: ChangeChoice, indicator: Indicator, data: Any = None) -> Line:
    standing = choice.standing(*YEARLY, indicators=[indicator.pk])
    return make_lines([indicator], standing, shut_months(choice.year), data)[0]


def _spread(request: HttpRequest, choice: ChangeChoice, line: Line) -> HttpResponse:
    asked = request.POST
    try:
        filled = spread_in(line, asked, asked.get("cada", ""), asked.get("desde", ""))
    except NothingToSpreadError as reason:
        return _show(request, choice, line, problems=[str(reason)])
    return _show(request, choice, _line(choice, line.indicator, filled), told=SPREAD)


def _tell_effect(
    request: HttpRequest, choice: ChangeChoice, line: Line
) -> HttpResponse:
    """Compute what the fields would do; nothing is stored."""
    if not are_numbers([line]):
        return _show(request, choice, line)
    try:
        effect = effect_of(choice.year, choice.together(edits_of([line])))
    except ValidationError as error:
        return _show(request, choice, line, problems=error.messages)
    places = IndicatorWeight.objects.filter(year=choice.year, indicator=line.indicator)
    focus = places.values_list("objective__number", flat=True)
    return _show(request, choice, line, effect=effect_parts(effect, set(focus)))


def _save(request: HttpRequest, choice: ChangeChoice, line: Line) -> HttpResponse:
    """Save, or give back what was typed with the reason why not."""
    if not are_right(choice, [line]):
        return _refuse(request, choice, line, WRONG)
    try:
        touched = save_lines(choice, [line])
    except MovedError:
        fresh = _line(choice, line.indicator, request.POST)
        return _refuse(request, choice, fresh, OVERTAKEN)
    except ValidationError as error:
        return _refuse(request, choice, line, *error.messages)
    if touched:
        messages.success(request, f"{line.indicator.label}: {choice.outcome}")
    else:
        messages.info(request, "No había cambios que guardar.")
    for fault in line.faults:
        messages.warning(request, f"{line.indicator.label}: {fault}")
    return redirect(request.path + choice.query)


def _refuse(
    request: HttpRequest, choice: ChangeChoice, line: Line, *problems: str
) -> HttpResponse:
    return _show(request, choice, line, problems=list(problems), status=REFUSED)


def _show(
    request: HttpRequest,
    choice: ChangeChoice,
    line: Line,
    *,
    problems: list[str] | None = None,
    told: str = "",
    effect: EffectParts | None = None,
    status: int = 200,
) -> HttpResponse:
    asked = request.POST.get("cada") or frequency_of(line.indicator.frequency)
    title = f"Programación de {line.indicator.label}, {choice.year}"
    context = {
        "line": line,
        "moved": [line] if line.moved else [],
        "problems": problems or [],
        "told": told,
        "effect": effect,
        "choice": choice,
        "frequencies": [(key, text, key == asked) for key, text in FREQUENCIES.items()],
        "start": request.POST.get("desde", ""),
    }
    page = frame(request, title, **context)
    return render(request, "admin/desk/programming/indicator.html", page, status=status)
