"""Preparing a change: its texts and what it proposes.

What is written under an approved change comes through the same forms and is applied
when it is saved.
"""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from indicators.change_control import amending, drafts
from indicators.entry.door import frame, person
from indicators.models import Indicator, What
from objectives.models import Change, FiscalYear, Plan
from pei_site.trail import Source, through
from reports.desk.amendments.entries import heading
from reports.desk.amendments.forms import DraftForm, PlanForm, SheetForm, add_problems
from reports.desk.amendments.views import find
from reports.desk.change_choice import ChangeChoice
from reports.desk.door import office

REFUSED = 409
form_page = require_http_methods(["GET", "HEAD", "POST"])


@office
@form_page
def new(request: HttpRequest) -> HttpResponse:
    """Begin a draft; `?vigencia=` and `?indicador=` fill it in."""
    plan = Plan.objects.first()
    if plan is None or not plan.fiscal_years.exists():
        return _page(request, "new", "Preparar un cambio", form=None)
    initial = {
        "year": request.GET.get("vigencia"),
        "indicator_key": request.GET.get("indicador"),
    }
    form = DraftForm(plan, request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        form.instance.state = Change.State.DRAFT
        form.instance.requested_by = person(request)
        draft = form.save()
        messages.success(request, f"{heading(draft)}: quedó preparado.")
        return redirect("admin:desk_change", draft.pk)
    return _page(request, "new", "Preparar un cambio", form=form)


@office
@form_page
def texts(request: HttpRequest, pk: int) -> HttpResponse:
    """Edit what a draft says."""
    stored = find(pk)
    if request.method != "POST":
        form = DraftForm(stored.plan, instance=stored)
        return _texts_page(request, stored, form)
    try:
        form = _save_texts(stored, request)
    except ValidationError as refusal:
        return _not_now(request, stored, refusal)
    if form.errors:
        return _texts_page(request, stored, form)
    messages.success(request, "Los textos quedaron guardados.")
    return redirect("admin:desk_change", pk)


@office
@form_page
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose edits of a reference sheet; `?indicador=` says whose."""
    stored = find(pk)
    indicators = Indicator.objects.all()
    key = request.GET.get("indicador", "")
    if not key:
        return _sheet_page(request, stored, indicators=indicators)
    indicator = get_object_or_404(indicators, key=key)
    standing = _choice(stored).standing(What.SHEET)
    form = SheetForm(indicator, standing, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _save(request, stored, form)
        if done:
            return done
    return _sheet_page(request, stored, form=form, indicator=indicator)


@office
@form_page
def plan(request: HttpRequest, pk: int) -> HttpResponse:
    """Propose the year's cap and the weights of the objectives in the plan."""
    stored = find(pk)
    standing = _choice(stored).standing(What.OBJECTIVE, What.CAP)
    form = PlanForm(stored.plan, standing, request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = _save(request, stored, form)
        if done:
            return done
    title = "Tope y pesos de los objetivos"
    return _page(request, "plan", title, form=form, change=stored)


@office
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one proposal away."""
    stored = find(pk)
    asked = request.POST.get("propuesta", "")
    try:
        drafts.take_away(change=stored, proposed=int(asked) if asked.isdecimal() else 0)
    except ValidationError as refusal:
        return _not_now(request, stored, refusal)
    messages.success(request, "Se quitó del borrador.")
    return redirect("admin:desk_change", pk)


def _save_texts(stored: Change, request: HttpRequest) -> DraftForm:
    """Write the texts alone, while nobody else moves the draft."""
    with transaction.atomic():
        draft, _ = drafts.held_draft(stored)
        form = DraftForm(draft.plan, request.POST, instance=draft)
        if form.is_valid():
            form.instance.save(update_fields=[*form.fields])
    return form


def _save(
    request: HttpRequest, stored: Change, form: SheetForm | PlanForm
) -> HttpResponse | None:
    """Send the edits through the one door; None: the form says why not."""
    choice = _choice(stored)
    try:
        with through(Source.FORM):
            amending.save_edits(year=choice.year, edits=form.edits, change=stored)
    except ValidationError as refusal:
        add_problems(form, refusal)
        return None
    messages.success(
        request, choice.outcome if form.edits else "No había nada distinto."
    )
    return redirect("admin:desk_change", stored.pk)


def _choice(stored: Change) -> ChangeChoice:
    """Return the change as the one chosen for its year."""
    year = get_object_or_404(FiscalYear, plan=stored.plan_id, year=stored.year)
    return ChangeChoice(year, (stored,), stored)


def _not_now(
    request: HttpRequest, stored: Change, refusal: ValidationError
) -> HttpResponse:
    for message in refusal.messages:
        messages.error(request, message)
    return redirect("admin:desk_change", stored.pk)


def _texts_page(request: HttpRequest, stored: Change, form: DraftForm) -> HttpResponse:
    return _page(request, "texts", "Textos del borrador", form=form, change=stored)


def _sheet_page(request: HttpRequest, stored: Change, **context: Any) -> HttpResponse:
    return _page(request, "sheet", "Hoja de vida", change=stored, **context)


def _page(
    request: HttpRequest,
    name: str,
    title: str,
    form: BaseForm | None = None,
    **context: Any,
) -> HttpResponse:
    change = context.get("change")
    if change is not None:
        context["change_title"] = heading(change)
    page = frame(request, title, form=form, **context)
    return render(request, _PAGES[name], page)


_PAGES = {
    "new": "admin/desk/amendments/new.html",
    "texts": "admin/desk/amendments/texts.html",
    "sheet": "admin/desk/amendments/sheet.html",
    "plan": "admin/desk/amendments/plan.html",
}
