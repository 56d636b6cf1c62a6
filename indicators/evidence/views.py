"""Evidence through the browser: the forms of a record's page, and the files."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from indicators.entry.door import entry_page, person
from indicators.evidence import actions
from indicators.evidence.checks import MAX_BYTES, Checked, check_file
from indicators.evidence.handing import handed_over
from indicators.evidence.names import clean_name
from indicators.evidence.panel import EVIDENCE
from indicators.models import Evidence, MonthlyRecord
from indicators.visibility import visible
from pei_site.middleware import NOT_KEPT

TOO_LARGE = "El archivo pasa de 10 MB."
LONGEST_TITLE = 1000


@entry_page
@require_POST
def upload(request: HttpRequest, record: int) -> HttpResponse:
    """Keep the files that came, all or none."""
    target = _record(request, record)
    uploads = request.FILES.getlist("files")
    if not uploads:
        messages.error(request, "Elija al menos un archivo.", extra_tags=EVIDENCE)
        return _back(request)
    checked, faults = _check(uploads)
    if faults:
        for fault in faults:
            messages.error(request, fault, extra_tags=EVIDENCE)
        return _back(request)
    return _do(
        request,
        lambda: actions.add_files(record=target, files=checked, by=person(request)),
        "Se guardó la evidencia.",
    )


@entry_page
@require_POST
def link(request: HttpRequest, record: int) -> HttpResponse:
    """Keep a link."""
    target = _record(request, record)
    address = request.POST.get("link", "")
    title = request.POST.get("title", "")[:LONGEST_TITLE]
    return _do(
        request,
        lambda: actions.add_link(
            record=target, link=address, title=title, by=person(request)
        ),
        "Se guardó el enlace.",
    )


@entry_page
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Withdraw a file or a link."""
    evidence = _evidence(request, pk)
    return _do(
        request,
        lambda: actions.withdraw(evidence=evidence, by=person(request)),
        "Se retiró la evidencia. Queda guardada con quién y cuándo.",
    )


@entry_page
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Let everybody read a file or a link, or no longer: `public` says which."""
    evidence = _evidence(request, pk)
    public = request.POST.get("public") == "1"
    done = (
        "La evidencia es pública desde ahora, en los cortes que la ciudadanía lee."
        if public
        else "La evidencia es privada otra vez."
    )
    return _do(
        request,
        lambda: actions.publish(evidence=evidence, public=public, by=person(request)),
        done,
    )


@entry_page
@require_safe
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand a file over to whom it concerns."""
    return handed_over(_evidence(request, pk), cache=NOT_KEPT)


def _record(request: HttpRequest, pk: int) -> MonthlyRecord:
    """Find the record among those that the person sees: another's does not exist."""
    records = MonthlyRecord.objects.select_related("indicator__department", "year")
    return get_object_or_404(visible(person(request), records), pk=pk)


def _evidence(request: HttpRequest, pk: int) -> Evidence:
    if not request.user.has_perm("indicators.view_evidence"):
        raise PermissionDenied
    everything = Evidence.objects.select_related("record__indicator", "record__year")
    return get_object_or_404(visible(person(request), everything), pk=pk)


def _check(uploads: list[UploadedFile]) -> tuple[list[Checked], list[str]]:
    """Check every file, so that all faults are told at once."""
    checked: list[Checked] = []
    faults: list[str] = []
    for one in uploads:
        name = one.name or ""
        try:
            if (one.size or 0) > MAX_BYTES:
                raise ValidationError(TOO_LARGE)
            checked.append(check_file(name, one.read()))
        except ValidationError as error:
            faults += [f"{clean_name(name)}: {message}" for message in error.messages]
    return checked, faults


def _do(request: HttpRequest, act: Callable[[], Any], done: str) -> HttpResponse:
    try:
        act()
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message, extra_tags=EVIDENCE)
    else:
        messages.success(request, done, extra_tags=EVIDENCE)
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    """Return to the page of the form, if it is one of ours."""
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        target, {request.get_host()}, require_https=request.is_secure()
    )
    return redirect(target if ours else "admin:index")
