"""The programming of a whole year: a grid of twelve months, saved at once or not at all."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from indicators.compliance.accumulation import YEAR
from indicators.entry.door import frame
from objectives.models import FiscalYear
from pei_site import trail
from pei_site.formats import month_name
from reports.desk.change_choice import MovedError, choose
from reports.desk.door import office
from reports.desk.effect_parts import EffectParts, effect_parts
from reports.desk.programming.grid import Grid, read_grid
from reports.desk.programming.helper import NothingToSpreadError, spread_in
from reports.desk.programming.lines import Line
from reports.desk.programming.saving import (
    are_numbers,
    are_right,
    edits_of,
    save_lines,
)
from reports.desk.programming.views import REFUSED, SPREAD
from reports.effect import effect_of

OVERTAKEN = "No se guardó ninguna fila: otra persona cambió alguna. Compare y decida."


@office
@require_http_methods(["GET", "HEAD", "POST"])
def programming(request: HttpRequest, year: int) -> HttpResponse:
    """Show the grid of a year, spread a row, tell the effect or save it whole."""
    fiscal = get_object_or_404(FiscalYear, year=year)
    choice = choose(request, fiscal)
    if request.method != "POST":
        return _show(request, read_grid(choice, request.GET))
    grid = read_grid(choice, request.GET, request.POST)
    if "repartir" in request.POST:
        return _spread(request, grid)
    if request.POST.get("accion") == "efecto":
        return _tell_effect(request, grid)
    if request.POST.get("accion") == "guardar":
        return _save(request, grid)
    return _show(request, grid)


def _spread(request: HttpRequest, grid: Grid) -> HttpResponse:
    """Spread the target of one row by its reference sheet's frequency."""
    asked = request.POST["repartir"]
    line = next((one for one in grid.lines if str(one.indicator.pk) == asked), None)
    if line is None:
        return _show(request, grid)
    name = line.indicator.label
    try:
        filled = spread_in(line, request.POST)
    except NothingToSpreadError as reason:
        return _show(request, grid, problems=[f"{name}: {reason}"])
    fresh = read_grid(grid.choice, request.GET, filled)
    return _show(request, fresh, told=f"{name}. {SPREAD}")


def _tell_effect(request: HttpRequest, grid: Grid) -> HttpResponse:
    """Compute what the fields would do; nothing is stored."""
    if not are_numbers(grid.lines):
        return _show(request, grid)
    edits = grid.choice.together(edits_of(grid.lines))
    try:
        effect = effect_of(grid.year, edits)
    except ValidationError as error:
        return _show(request, grid, problems=error.messages)
    return _show(request, grid, effect=effect_parts(effect))


def _save(request: HttpRequest, grid: Grid) -> HttpResponse:
    """Save every row that was touched, or none, with the reasons."""
    if not are_right(grid.choice, grid.lines):
        return _refuse(request, grid)
    try:
        with trail.through(trail.Source.GRID):
            touched = save_lines(grid.choice, grid.lines)
    except MovedError:
        fresh = read_grid(grid.choice, request.GET, request.POST)
        return _refuse(request, fresh, OVERTAKEN)
    except ValidationError as error:
        return _refuse(request, grid, *error.messages)
    _thank(request, grid, touched)
    return redirect(request.get_full_path())


def _thank(request: HttpRequest, grid: Grid, touched: list[Line]) -> None:
    if not touched:
        messages.info(request, "No había cambios que guardar.")
        return
    names = "; ".join(line.indicator.label for line in touched)
    messages.success(request, f"{names}: {grid.choice.outcome}")
    faulty = [line.indicator.label for line in touched if line.faults]
    if faulty:
        told = f"Queda por corregir antes de aprobar: {'; '.join(faulty)}."
        messages.warning(request, told)


def _refuse(request: HttpRequest, grid: Grid, *problems: str) -> HttpResponse:
    return _show(request, grid, problems=list(problems), status=REFUSED)


def _show(
    request: HttpRequest,
    grid: Grid,
    *,
    problems: list[str] | None = None,
    told: str = "",
    effect: EffectParts | None = None,
    status: int = 200,
) -> HttpResponse:
    title = f"Programación de {grid.year}"
    context = {
        "grid": grid,
        "months": [(month_name(month)[:3], month in grid.shut) for month in YEAR],
        "problems": problems or [],
        "told": told,
        "effect": effect,
        "choice": grid.choice,
    }
    page = frame(request, title, **context)
    return render(request, "admin/desk/programming/grid.html", page, status=status)
