"""Holes to seed: with each, the corpus must find something, or it proves nothing."""

from contextlib import nullcontext
from io import BytesIO
from typing import Any

from indicators.evidence import views as evidence_views
from indicators.evidence.checks import Checked
from pei_site.sheets import preflight
from pei_site.sheets.cells import Problem
from pei_site.sheets.resources import SheetResource
from reports.planfiles import loading, tables


def unchecked(book: preflight.Book, sheets: Any, label: Any = None) -> Any:
    """Hand a workbook to its reader without looking at its cells."""
    return preflight._packed(book.parts), []


def anything(name: str, content: bytes) -> Checked:
    """Take every file for a PDF."""
    return Checked(name, "application/pdf", content)


def nothing(*args: Any, **kwargs: Any) -> None:
    """Find no fault."""


def message(problem: Problem) -> str:
    """Say what is wrong and not where."""
    return problem.message


def unlimited(content: bytes, limits: Any) -> dict[str, bytes]:
    """Unpack a zip however large it becomes."""
    with preflight.zipfile.ZipFile(BytesIO(content)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


class Careless:
    """Transactions that nobody takes back."""

    atomic = staticmethod(nullcontext)
    set_rollback = staticmethod(nothing)


# What each hole is -> where it is seeded, and the file and the door that find it.
HOLES: dict[str, tuple[tuple[tuple[Any, str, Any], ...], str, str]] = {
    "cells are read however far they lie": (
        ((preflight.Book, "checked", unchecked),),
        "book, far corner",
        "book",
    ),
    "zips are unpacked however large they are": (
        ((preflight, "unpacked", unlimited),),
        "book, zip bomb",
        "plan",
    ),
    "the rules of the models are not asked": (
        ((SheetResource, "validate_instance", nothing),),
        "csv, month 13",
        "table",
    ),
    "a load is not one transaction": (
        ((loading, "transaction", Careless),),
        "xlsx, weight above 100",
        "plan",
    ),
    "hidden characters are let in": (
        ((tables, "forbidden_character", nothing),),
        "csv, text: turned round",
        "folder",
    ),
    "what breaks is not caught": (
        ((preflight, "_BROKEN", ()),),
        "month, half",
        "month",
    ),
    "evidence is not looked at": (
        ((evidence_views, "check_file", anything),),
        "evidence, html as png",
        "evidence",
    ),
    "problems do not say where": (
        ((Problem, "__str__", message),),
        "csv, number: NaN",
        "folder",
    ),
}
