"""The steps of a cut-off: closing, reopening, publishing; each is confirmed first."""

from datetime import date

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from indicators.entry.door import frame, person
from indicators.models import Cutoff
from indicators.vocabulary import CutoffState
from pei_site.fields import PlainTextFormField
from reports import archive, exports
from reports.comparing import compare
from reports.desk.cutoffs.readiness import readiness
from reports.desk.cutoffs.views import find
from reports.desk.door import office
from reports.reading import scorecard_now

REFUSED = 409
METHODS = ["GET", "HEAD", "POST"]
QUICK = 1000  # rows: their papers take about a minute


class ReopeningForm(forms.Form):
    """Why a closed cut-off is opened again."""

    reason = PlainTextFormField(
        label="Motivo de la reapertura",
        help_text="Lo lleva la revisión siguiente: se imprime en el informe y lo lee la"
        " ciudadanía.",
        error_messages={"required": archive.NO_REASON},
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@office
@require_http_methods(METHODS)
def close(request: HttpRequest, cutoff: date) -> HttpResponse:
    """Show what would be frozen and ask for it; a POST closes."""
    if request.method != "POST":
        return _confirm_close(request, cutoff)
    try:
        made = archive.close_cutoff(
            cutoff=find(cutoff),
            by=person(request),
            seen=request.POST.get("seen", ""),
        )
    except ValidationError as refusal:
        return _confirm_close(request, cutoff, refusal.messages)
    messages.success(request, f"{made}: cerrada. Ahora puede publicarla.")
    return redirect("admin:desk_cutoff", cutoff)


def _confirm_close(
    request: HttpRequest, cutoff: date, problems: list[str] | None = None
) -> HttpResponse:
    stored = find(cutoff)
    if not stored.is_open:
        _say(request, problems or [f"El {stored} ya está cerrado."])
        return redirect("admin:desk_cutoff", cutoff)
    scorecard = scorecard_now(stored)
    former = archive.closed_scorecard(cutoff, stored.revision or 0)
    rows = {row.key: row for card in scorecard.objectives for row in card.rows}
    context = {
        "cutoff": stored,
        "scorecard": scorecard,
        "readiness": readiness(stored, scorecard),
        "revision": (stored.revision or 0) + 1,
        "reason": archive.reason_to_reopen(stored),
        "officials": [row for row in rows.values() if row.official],
        "overrides": [row for row in rows.values() if row.override],
        "former": former,
        "differences": compare(former, scorecard) if former else (),
        "seen": archive.digest(scorecard),
        "problems": problems or [],
    }
    page = frame(request, f"Cerrar el {_named(stored)}", **context)
    status = REFUSED if problems else 200
    return render(request, "admin/desk/cutoffs/close.html", page, status=status)


@office
@require_http_methods(METHODS)
def reopen(request: HttpRequest, cutoff: date) -> HttpResponse:
    """Ask why a closed cut-off is opened again; a POST opens it."""
    stored = find(cutoff)
    form = ReopeningForm(
        request.POST if request.method == "POST" else None, label_suffix=""
    )
    if stored.is_open:
        _say(request, [f"El {stored} ya está abierto."])
        return redirect("admin:desk_cutoff", cutoff)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            archive.reopen_cutoff(cutoff=stored, reason=reason, by=person(request))
        except ValidationError as refusal:
            _say(request, refusal.messages)
        else:
            messages.success(request, f"{stored}: reabierto.")
        return redirect("admin:desk_cutoff", cutoff)
    page = frame(request, f"Reabrir el {_named(stored)}", cutoff=stored, form=form)
    return render(request, "admin/desk/cutoffs/reopen.html", page)


@office
@require_http_methods(METHODS)
def publish(request: HttpRequest, cutoff: date) -> HttpResponse:
    """Show what will be archived and ask for it; a POST publishes."""
    stored = find(cutoff)
    if stored.state != CutoffState.CLOSED:
        _say(request, [f"Sólo se publica un corte cerrado, y el {stored} no lo está."])
        return redirect("admin:desk_cutoff", cutoff)
    if request.method != "POST":
        return _confirm_publication(request, stored)
    try:
        made = archive.publish_cutoff(
            cutoff=stored, by=person(request), without_pdf="sin_pdf" in request.POST
        )
    except ValidationError as refusal:
        if refusal.code == archive.TOO_LARGE:
            return _confirm_publication(request, stored, refusal.messages)
        _say(request, refusal.messages)
    else:
        messages.success(request, f"{made}: publicada.")
    return redirect("admin:desk_cutoff", cutoff)


def _confirm_publication(
    request: HttpRequest, stored: Cutoff, too_large: list[str] | None = None
) -> HttpResponse:
    """Ask for it; `too_large`: why the PDF cannot be made, and it is offered without."""
    scorecard = archive.scorecard_of(stored)
    context = {
        "cutoff": stored,
        "scorecard": scorecard,
        "is_long": sum(len(card.rows) for card in scorecard.objectives) > QUICK,
        "formats": exports.FORMATS,
        "former": archive.published_scorecard(stored.date),
        "too_large": too_large or [],
    }
    page = frame(request, f"Publicar el {_named(stored)}", **context)
    status = REFUSED if too_large else 200
    return render(request, "admin/desk/cutoffs/publish.html", page, status=status)


def _say(request: HttpRequest, problems: list[str]) -> None:
    for problem in problems:
        messages.error(request, problem)


def _named(cutoff: object) -> str:
    text = str(cutoff)
    return text[:1].lower() + text[1:]
