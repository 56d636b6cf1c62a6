"""The steps of a change, each with its confirmation: approve, end, withdraw."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators.change_control import amending, drafts
from indicators.entry.door import frame, person
from objectives.models import Change
from pei_site.trail import Source, through
from reports.desk.amendments.entries import heading
from reports.desk.amendments.forms import ApprovalForm, add_problems
from reports.desk.amendments.views import find, told
from reports.desk.door import office

REFUSED = 409
step = require_http_methods(["GET", "HEAD", "POST"])


@office
@step
def approval(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask who approved the draft, when and where; a POST numbers and applies it."""
    stored = find(pk)
    if not stored.is_draft:
        messages.info(request, f"El {stored} ya no es un borrador.")
        return redirect("admin:desk_change", pk)
    form = ApprovalForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        done = _approve(request, stored, form)
        if done:
            return done
    return _approval_page(request, stored, form)


@office
@step
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before a change takes no more edits."""
    return _confirmed(request, pk, amending.finish, "admin/desk/amendments/finish.html")


@office
@step
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask before a draft is given up."""
    return _confirmed(
        request, pk, amending.withdraw, "admin/desk/amendments/withdraw.html"
    )


def _approve(
    request: HttpRequest, stored: Change, form: ApprovalForm
) -> HttpResponse | None:
    """Approve it; None: the form says why not."""
    data = form.cleaned_data
    try:
        with through(Source.FORM):
            done = amending.approve(
                change=stored,
                by=person(request),
                on=data["date"],
                body=data["body"],
                act=data["act"],
                seen=request.POST.get("seen", ""),
            )
    except ValidationError as refusal:
        add_problems(form, refusal)
        return None
    said = (
        "quedó aprobado y aplicado"
        if done.state == Change.State.APPLIED
        else "quedó aprobado; aplique ahora lo que cambia"
    )
    messages.success(request, f"El {done} {said}.")
    return redirect("admin:desk_change", done.pk)


def _approval_page(
    request: HttpRequest, stored: Change, form: ApprovalForm
) -> HttpResponse:
    refused = form.is_bound and bool(form.non_field_errors())
    stored = find(stored.pk)
    seen = drafts.fingerprint(stored)  # before its figures: what moves is noticed
    context = told(stored) | {
        "form": form,
        "seen": seen,
        "change_title": heading(stored),
    }
    page = frame(request, f"Aprobar el {heading(stored).lower()}", **context)
    return render(
        request,
        "admin/desk/amendments/approve.html",
        page,
        status=REFUSED if refused else 200,
    )


def _confirmed(
    request: HttpRequest, pk: int, act: Callable[..., Change], template: str
) -> HttpResponse:
    """Ask, and then do it."""
    stored = find(pk)
    if request.method != "POST":
        context: dict[str, Any] = told(stored)
        return render(request, template, frame(request, heading(stored), **context))
    try:
        done = act(change=stored)
    except ValidationError as refusal:
        for message in refusal.messages:
            messages.error(request, message)
    else:
        state = done.get_state_display().lower()
        messages.success(request, f"{heading(stored)}: quedó {state}.")
    return redirect("admin:desk_change", pk)
