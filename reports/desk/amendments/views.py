"""The register of changes with its drafts, and the page of one change."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from indicators.change_control import drafts
from indicators.entry.door import frame
from objectives.models import Change, FiscalYear
from reports.desk.amendments import files
from reports.desk.amendments.entries import (
    entry_of,
    heading,
    register_entries,
    with_figures,
)
from reports.desk.door import office
from reports.desk.effect_parts import effect_parts
from reports.effect import effect_of

ON_A_PAGE = 25


@office
@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """List the drafts, and the register in its order; `?vigencia=` and `?estado=` filter."""
    year, state = request.GET.get("vigencia", ""), request.GET.get("estado", "")
    found = _of_year(year)
    if state in Change.State.values:
        listed, drafted = found.filter(state=state), found.none()
    else:
        listed = found.filter(state__in=Change.REGISTERED)
        drafted = found.filter(state=Change.State.DRAFT)
    page = Paginator(with_figures(listed), ON_A_PAGE).get_page(
        request.GET.get("pagina")
    )
    context = {
        "drafts": register_entries(with_figures(drafted)),
        "entries": register_entries(page),
        "page": page,
        "years": FiscalYear.objects.values_list("year", flat=True),
        "states": Change.State.choices,
        "asked_year": year,
        "asked_state": state,
    }
    title = "Control de cambios"
    return render(
        request, "admin/desk/amendments/register.html", frame(request, title, **context)
    )


@office
@require_safe
def register_file(request: HttpRequest, file_format: str) -> HttpResponse:
    """Download the register with its figures; `?vigencia=` leaves one year's."""
    if file_format not in files.MEDIA_TYPES:
        raise Http404
    found = _of_year(request.GET.get("vigencia", ""))
    listed = with_figures(found.filter(state__in=Change.REGISTERED))
    body = files.as_file(files.register_table(listed), file_format)
    response = HttpResponse(body, content_type=files.MEDIA_TYPES[file_format])
    name = f"control-de-cambios.{file_format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@office
@require_safe
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a change: a draft with what it would do, the others with what they did."""
    stored = find(pk)
    page = frame(request, heading(stored), **told(stored))
    return render(request, "admin/desk/amendments/change.html", page)


def find(pk: int) -> Change:
    """Return a change with its figures, or answer that there is none."""
    return get_object_or_404(with_figures(Change.objects.all()), pk=pk)


def told(stored: Change) -> dict[str, Any]:
    """Return what the pages of a change show; of a draft, what it would do as well."""
    if not stored.is_draft:
        return {"change": stored, "entry": entry_of(stored)}
    moved = drafts.moved(stored)
    context = {"change": stored, "entry": entry_of(stored, moved), "moved": moved}
    return context | _outcome(stored)


def _outcome(draft: Change) -> dict[str, Any]:
    """Compute what approving the draft would do, and what stands in its way."""
    if not draft.proposed.all():
        return {}
    try:
        gaps = drafts.shortfalls(draft)
        year = FiscalYear.objects.get(plan=draft.plan_id, year=draft.year or 0)
        effect = effect_of(year, drafts.proposals(draft))
    except ValidationError as refusal:
        return {"problems": refusal.messages}
    return {"gaps": gaps, "effect": effect_parts(effect)}


def _of_year(year: str) -> QuerySet[Change]:
    """Return the changes in the order of the register, perhaps of one year alone."""
    found = Change.objects.all()
    if year.isascii() and year.isdecimal() and len(year) == len("2023"):
        return found.filter(year=int(year))
    return found
