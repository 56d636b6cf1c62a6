"""Verify, approve and return: one record on its page, or many from Mi mes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from indicators import actions, labels
from indicators.entry.door import entry_page, find_indicator, person
from indicators.entry.forms import EntryForm, MoveForm
from indicators.entry.lines import Line, one_line
from indicators.entry.months import Month, find_month
from indicators.entry.views import REFUSED, SAVED, show
from indicators.models import MonthlyRecord
from indicators.transitions import Move, target
from indicators.visibility import visible
from indicators.vocabulary import Observed
from objectives.models import User

CHANGED = "Cambió mientras lo miraba: revíselo otra vez."
LONGEST_NUMBER = 19  # digits
NOTHING_CHOSEN = "No marcó ningún registro."


@entry_page
@require_POST
def single(request: HttpRequest, year: int, month: int, key: str) -> HttpResponse:
    """Take a step with the record of a page; a refused one gives its text back."""
    line = one_line(find_indicator(person(request), key), find_month(year, month))
    if line.record is None:
        raise Http404
    form = MoveForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _back(request, line, form)
    try:
        moved = step(line.record, form, form.cleaned_data["version"], person(request))
    except ValidationError as error:
        form.add_error(None, error.messages)
        return _back(request, line, form, REFUSED)
    word = labels.RECORD_STATE[moved.state].lower()
    messages.success(request, f"{line.indicator}: {word}.", extra_tags=SAVED)
    return redirect(f"{reverse('admin:entry_home')}?mes={line.month.key}")


@entry_page
@require_POST
def bulk(request: HttpRequest, year: int, month: int) -> HttpResponse:
    """Take a step with each marked record, and tell the result row by row."""
    place = find_month(year, month)
    back = _to_the_list(request, place)
    form = MoveForm(request.POST)
    if not form.is_valid():
        for problem in form.errors.values():
            messages.error(request, " ".join(map(str, problem)))
        return back
    chosen = _chosen(request.POST.getlist("fila"))
    records = visible(
        person(request),
        MonthlyRecord.objects.filter(
            year=place.year, month=month, pk__in=chosen
        ).select_related("indicator__department"),
    )
    done = [
        record for record in records if _moved(request, record, form, chosen[record.pk])
    ]
    if done:
        word = labels.RECORD_STATE[done[0].state].lower()
        names = "; ".join(str(record.indicator) for record in done)
        messages.success(request, f"{word.capitalize()} ({len(done)}): {names}.")
    if not chosen:
        messages.warning(request, NOTHING_CHOSEN)
    return back


def _to_the_list(request: HttpRequest, month: Month) -> HttpResponse:
    """Lead back to what waits, on the page where the rows were marked."""
    page = _number(request.POST.get("pagina", ""))
    rest = f"&pagina={page}" if page else ""
    return redirect(f"{reverse('admin:entry_home')}?mes={month.key}{rest}")


@transaction.atomic
def step(
    record: MonthlyRecord, form: MoveForm, version: int | None, by: User
) -> MonthlyRecord:
    """Take a step with the version that the person saw; taking it twice is no error."""
    to = Move(form.cleaned_data["to"])
    if record.state == target(to) and _took_it(record, by):
        return record
    about = form.cleaned_data["about"]
    returning = to == Move.RETURN
    moved = actions.move(
        record=record,
        to=to,
        by=by,
        about=Observed(about) if returning and about else None,
        observation=form.cleaned_data["observation"] if returning else "",
    )
    if version is not None and moved.version != version + 1:
        raise ValidationError(CHANGED)
    return moved


def _took_it(record: MonthlyRecord, by: User) -> bool:
    """Whether the record is where it is because this person took the step."""
    last = record.steps.order_by("at", "pk").last()
    return last is not None and last.by_id == by.pk


def _chosen(rows: list[str]) -> dict[int, int | None]:
    """Read the marked rows, "record:version"; what is no record's number is left out."""
    pairs = (row.partition(":")[::2] for row in rows)
    numbers = ((_number(record), _number(version)) for record, version in pairs)
    return {record: version for record, version in numbers if record is not None}


def _number(text: str) -> int | None:
    """Read a number that fits in the database; None: it is none."""
    fits = text.isascii() and text.isdecimal() and len(text) < LONGEST_NUMBER
    return int(text) if fits else None


def _moved(
    request: HttpRequest, record: MonthlyRecord, form: MoveForm, seen: int | None
) -> bool:
    """Whether a row of many was moved; why not is told."""
    try:
        record.state = step(record, form, seen, person(request)).state
    except (ValidationError, PermissionDenied) as error:
        reason = " ".join(getattr(error, "messages", None) or [str(error)])
        messages.error(request, f"{record.indicator}: {reason}")
        return False
    return True


def _back(
    request: HttpRequest, line: Line, form: MoveForm, status: int = 200
) -> HttpResponse:
    fresh = one_line(line.indicator, line.month)
    return show(request, fresh, EntryForm(fresh), move_form=form, status=status)
