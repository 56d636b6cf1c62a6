"""What is done once: importing, closing, publishing, printing. Prints JSON lines."""

import io
import json
import os
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pikepdf
from django.core.management import call_command
from django.db import transaction

from benchmarks.scale.days import CLOSED, MONTH, OPEN
from indicators.entry.months import find_month
from indicators.models import Cutoff, MonthlyRecord
from indicators.spreadsheet import applying, comparing, reading, rows
from indicators.spreadsheet.download import template
from indicators.vocabulary import CutoffState
from objectives.models import User
from reports import archive, exports, paper, snapshot
from reports.assembly import assemble
from reports.rendering import door
from reports.scorecard import Scorecard
from tests.indicators.spreadsheet.scene import filled

ROWS = (10, 100, 500, 2_000)  # of the printed reports
JSON, WHEN = "json", exports.draft_time


def main(*only: str) -> None:
    """Do what is named, all if nothing is; what is written is undone."""
    for name, act in TASKS.items():
        if not only or name in only:
            for told in act():
                json.dump({"name": name, **told}, sys.stdout)
                print(flush=True)


@contextmanager
def measured(told: dict[str, Any]) -> Iterator[None]:
    """Add the processor seconds, of this process and of its finished children."""
    start = _processor()
    yield
    told["cpu"] = _processor() - start
    told["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _processor() -> float:
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def _open() -> Cutoff:
    return Cutoff.objects.select_related("year__plan").get(date=OPEN)


def _frozen() -> Scorecard:
    return archive.scorecard_of(Cutoff.objects.get(date=CLOSED))


def _computing() -> Iterator[dict[str, Any]]:
    """Compute the open cut-off; write and read it as frozen."""
    told: dict[str, Any] = {"what": "assemble"}
    with measured(told):
        scorecard = assemble(_open())
    yield told
    told = {"what": "freeze"}
    with measured(told):
        text = snapshot.dumps(scorecard)
    yield told | {"bytes": len(text.encode())}
    told = {"what": "read what is frozen"}
    with measured(told):
        snapshot.loads(text)
    yield told


def _closing() -> Iterator[dict[str, Any]]:
    """Close a cut-off in which nothing is missing, and undo it."""
    told: dict[str, Any] = {"what": "close"}
    with transaction.atomic():
        cutoff = Cutoff.objects.create(
            year=_open().year, date=date(OPEN.year, 3, 31) - timedelta(days=31)
        )
        with measured(told):
            archive.close_cutoff(cutoff=cutoff, by=None)
        transaction.set_rollback(True)
    yield told


def _publishing() -> Iterator[dict[str, Any]]:
    """Render all papers of a closed cut-off, as publishing does; it may be too large."""
    scorecard = replace(_frozen(), state=CutoffState.PUBLISHED)
    told: dict[str, Any] = {"what": "publish, the PDF's process apart"}
    with measured(told):
        try:
            papers = exports.render_all(scorecard, WHEN(scorecard))
            told["bytes"] = sum(map(len, papers.values()))
        except door.TooLargeError:
            told["refused"] = True
    yield told


def _papers() -> Iterator[dict[str, Any]]:
    """Make each file of data."""
    scorecard = _frozen()
    for name in (JSON, "csv", "xlsx", "pptx"):
        told: dict[str, Any] = {"what": name}
        with measured(told):
            content = exports.render(scorecard, name, WHEN(scorecard))
        yield told | {"bytes": len(content)}


def _printing() -> Iterator[dict[str, Any]]:
    """Print reports of growing size; only the rendering process is counted."""
    whole = _frozen()
    most = sum(len(card.rows) for card in whole.objectives)
    for wanted in (count for count in ROWS if count <= most):
        scorecard, count = _cut(whole, wanted)
        when = WHEN(scorecard)
        html = paper.document(scorecard, when, exports.seal(scorecard, b""))
        made = door.render(html, [], when)
        with pikepdf.open(_file(made.content)) as pdf:
            pages = len(pdf.pages)
        yield {
            "what": f"PDF of {count} rows",
            "cpu": made.cpu,
            "memory": made.memory,
            "bytes": len(made.content),
            "pages": pages,
        }


def _file(content: bytes) -> Path:
    path = Path(tempfile.gettempdir()) / f"pei-scale-{os.getpid()}.pdf"
    path.write_bytes(content)
    return path


def _cut(whole: Scorecard, wanted: int) -> tuple[Scorecard, int]:
    """Keep the first objectives, until they have that many rows; findings along."""
    kept, count = [], 0
    for card in whole.objectives:
        if count >= wanted:
            break
        kept.append(card)
        count += len(card.rows)
    numbers = {card.number for card in kept}
    findings = tuple(one for one in whole.findings if one.objective in numbers)
    return replace(whole, objectives=tuple(kept), findings=findings), count


def _importing() -> Iterator[dict[str, Any]]:
    """Load the plan's own files, and a month by spreadsheet."""
    yield from _month()
    with tempfile.TemporaryDirectory(prefix="pei-scale-") as folder:
        call_command("export_plan", folder, stdout=io.StringIO())
        lines = sum(
            len(path.read_bytes().splitlines()) - 1
            for path in Path(folder).glob("*.csv")
        )
        told: dict[str, Any] = {"what": "load_plan, nothing new", "rows": lines}
        with measured(told):
            call_command("load_plan", folder, stdout=io.StringIO())
    yield told


def _month() -> Iterator[dict[str, Any]]:
    person, place = User.objects.get(username="reporter"), find_month(*MONTH)
    lines = rows.lines_of(person, place)
    template_bytes = template(place, [one for one in lines.values() if one.editable])
    content = filled(
        template_bytes, {key: {"ejecutado": 1, "avance": "Bien."} for key in lines}
    )
    told: dict[str, Any] = {"what": "a month by spreadsheet"}
    with transaction.atomic():
        with measured(told):
            found, problems = reading.read(content, lines, place.key)
            compared = comparing.compare(found, lines, place, problems)
            applied = applying.apply(compared, place, person)
        assert applied, compared.problems
        told["rows"] = MonthlyRecord.objects.filter(
            year=place.year, month=place.number, executed__isnull=False
        ).count()
        transaction.set_rollback(True)
    yield told


TASKS: dict[str, Callable[[], Iterator[dict[str, Any]]]] = {
    "computing": _computing,
    "closing": _closing,
    "importing": _importing,
    "papers": _papers,
    "printing": _printing,
    "publishing": _publishing,
}
