"""Whether a file that is handed over is what it says, and runs nothing."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml import ElementTree
from django.http import HttpResponse

from pei_site.sheets.cells import TRIGGERS

SHEETS = {"text/csv", "application/zip"}
_OFFICE = "application/vnd.openxmlformats-officedocument"
_FIXED = re.compile(r'attachment; filename="[A-Za-z0-9._-]+"')
_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")


def faults_of(answer: HttpResponse, content: bytes) -> list[str]:
    """Return what is wrong with the headers of a file, and with its cells."""
    kind = answer.headers["Content-Type"].partition(";")[0]
    found = list(_headers(answer, kind))
    if kind == "text/csv":
        found += live_cells(content)
    elif kind.startswith(_OFFICE) or kind == "application/zip":
        found += office_faults(content)
    elif kind in {"image/svg+xml", "application/atom+xml", "application/xml"}:
        found += [f"<{one}>" for one in _strange(content)]
    return found


def _headers(answer: HttpResponse, kind: str) -> Iterator[str]:
    if answer.headers.get("X-Content-Type-Options") != "nosniff":
        yield "no nosniff"
    saved = kind in SHEETS or kind.startswith(_OFFICE) or kind == "application/pdf"
    told = answer.headers.get("Content-Disposition", "")
    sandboxed = "sandbox" in answer.headers.get("Content-Security-Policy", "")
    if saved and not sandboxed and not _FIXED.fullmatch(told):
        yield f"Content-Disposition {told!r}"
    if sandboxed and kind != "image/svg+xml" and not told.startswith("attachment"):
        yield "evidence that is drawn"


def live_cells(content: bytes) -> list[str]:
    """Return the texts of a CSV file that a spreadsheet would run."""
    text = content.decode("utf-8-sig")
    first = text.partition("\n")[0]
    mark = ";" if first.count(";") > first.count(",") else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=mark)
    return [f"cell {cell[:40]!r}" for row in rows for cell in row if is_live(cell)]


def is_live(text: str) -> bool:
    """Whether a spreadsheet would take a text for a formula; a number is none."""
    number = re.fullmatch(r"[-+]?[0-9.,]+ ?%?", text)
    return text[:1] in set(TRIGGERS) and text not in {"-", "–"} and not number


def office_faults(content: bytes) -> list[str]:
    """Return the formulas with texts of people, what fetches, and live cells."""
    found = []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith(".xlsx"):
                found += office_faults(part)
            elif name.endswith(".csv"):
                found += live_cells(part)
            elif name.endswith((".xml", ".rels")):
                found += _part_faults(name, ElementTree.fromstring(part))
        if "xl/sharedStrings.xml" in archive.namelist():
            found += _live_texts(archive)
    return found


def _part_faults(name: str, root: Element) -> Iterator[str]:
    for one in root.iter():
        local = one.tag.rpartition("}")[2]
        if local == "f" and _SHEET.fullmatch(name) and "zx" in (one.text or ""):
            yield f"formula {one.text!r}"
        if one.get("TargetMode") == "External" and "evil" in one.get("Target", ""):
            yield f"link {one.get('Target')!r}"


def _live_texts(archive: zipfile.ZipFile) -> Iterator[str]:
    root = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))
    for item in root:
        text = "".join(one.text or "" for one in item.iter() if one.tag.endswith("}t"))
        if is_live(text):
            yield f"cell {text[:40]!r}"


def _strange(content: bytes) -> list[str]:
    root = ElementTree.fromstring(content)
    tags = [one.tag.rpartition("}")[2] for one in root.iter()]
    handlers = [name for one in root.iter() for name in one.attrib if name[:2] == "on"]
    return [one for one in tags if one.startswith(("zx", "script"))] + handlers
