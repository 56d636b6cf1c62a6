"""Plan files up and down, through the browser."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from indicators.entry.door import frame, person
from objectives.models import Plan
from pei_site.sheets import SheetError, Table
from pei_site.sheets.csv_files import write_csv
from pei_site.sheets.workbooks import write_workbook
from reports.desk.door import office
from reports.desk.files import running
from reports.desk.files.download import csv_zip, template_csv, template_workbook
from reports.desk.files.forms import UploadForm
from reports.desk.files.guide import table_guide, table_guides
from reports.desk.files.keeping import GoneError, take
from reports.planfiles.exporting import left_out, plan_table, plan_tables
from reports.planfiles.layout import LAYOUTS, Layout

_TYPES: Mapping[str, str] = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
}


@office
@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """Show what can be downloaded, and ask for what is uploaded."""
    asked = {"table": request.GET.get("tabla"), "change": request.GET.get("cambio")}
    return _page(request, UploadForm(initial=asked))


@office
@require_safe
def table(request: HttpRequest, name: str) -> HttpResponse:
    """Explain a table column by column."""
    guide = table_guide(_layout(name))
    context = frame(request, f"La tabla {name}", guide=guide)
    return render(request, "admin/desk/files/table.html", context)


@office
@require_safe
def download_plan(request: HttpRequest, kind: str) -> HttpResponse:
    """Hand over the whole plan, as the command exports it."""
    if not Plan.objects.exists():
        raise Http404
    with transaction.atomic():
        tables = plan_tables()
    return _written(f"plan.{kind}", tables, {"xlsx": write_workbook, "zip": csv_zip})


@office
@require_safe
def download_table(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """Hand over one table with its data."""
    tables = [plan_table(_layout(name))]
    writers = {"xlsx": write_workbook, "csv": lambda found: write_csv(found[0])}
    return _written(f"{name}.{kind}", tables, writers)


@office
@require_safe
def download_template(request: HttpRequest, name: str, kind: str) -> HttpResponse:
    """Hand over a table, or the whole plan, empty and explained."""
    whole = name == "plan-completo"
    guides = table_guides() if whole else [table_guide(_layout(name))]
    if kind == "csv" and whole:
        raise Http404
    content = template_csv(guides[0]) if kind == "csv" else template_workbook(guides)
    return _file(f"{name}-plantilla.{kind}", content)


@office
@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: HttpRequest) -> HttpResponseBase:
    """Show what an upload would change."""
    if request.method != "POST":
        return redirect("admin:desk_files")
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form)
    return running.preview(request, form.upload())


@office
@require_POST
def confirm(request: HttpRequest) -> HttpResponseBase:
    """Write what was previewed, if it still does the same."""
    try:
        upload, agreed = take(request, person(request), request.POST.get("ticket", ""))
    except GoneError as gone:
        return _page(request, UploadForm(), status=gone.status, is_gone=True)
    return running.write(request, upload, agreed)


def _page(
    request: HttpRequest, form: UploadForm, *, status: int = 200, **more: Any
) -> HttpResponse:
    context = frame(
        request,
        "Archivos del plan",
        form=form,
        guides=table_guides(),
        has_plan=Plan.objects.exists(),
        left_out=left_out(),
        **more,
    )
    return render(request, "admin/desk/files/files.html", context, status=status)


def _layout(name: str) -> Layout:
    for layout in LAYOUTS:
        if layout.name == name:
            return layout
    raise Http404


def _written(
    name: str,
    tables: list[Table],
    writers: Mapping[str, Callable[[list[Table]], bytes]],
) -> HttpResponse:
    """Write tables in the kind that the name ends in; what no cell holds is told."""
    write = writers.get(name.rpartition(".")[2])
    if write is None:
        raise Http404
    try:
        return _file(name, write(tables))
    except SheetError as error:
        text = f"No cabe en Excel; descárguelo en CSV.\n{error}"
        return HttpResponse(text, status=409, content_type="text/plain; charset=utf-8")


def _file(name: str, content: bytes) -> HttpResponse:
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return HttpResponse(
        content,
        content_type=_TYPES[name.rpartition(".")[2]],
        headers={"Content-Disposition": disposition or "attachment"},
    )
