"""Every door that takes a file, with what it answers in one shape."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from indicators.evidence.names import clean_name
from indicators.models import Evidence
from tests.hostile.corpus import HostileFile
from tests.hostile.world import World
from tests.indicators.spreadsheet.scene import CONFIRM as CONFIRM_MONTH, UPLOAD
from tests.reports.desk.files import scene as desk
from tests.reports.planfolder import SMALL, load


@dataclass
class Answer:
    """What a door said: its status, what refuses the file, and what it offers to do.

    `confirm` writes what was previewed; None: nothing is offered. `is_done`: nothing is
    left to write. `labels` are what problems may call the file.
    """

    status: int
    problems: list[str] = field(default_factory=list)
    confirm: Callable[[], int] | None = None
    is_done: bool = False
    labels: tuple[str, ...] = ()


Door = Callable[[World, HostileFile], Answer]


def month(world: World, file: HostileFile) -> Answer:
    """Upload it as the template of June."""
    client = world.reporter
    sent = _post(client, UPLOAD, {"file": _sent(file)})
    if sent.status_code != 200:
        return Answer(sent.status_code)
    told = [str(one) for one in sent.context.get("problems") or ()]
    payload = sent.context.get("payload", "")
    found = sent.context.get("found")
    confirm = _posting(client, CONFIRM_MONTH, {"payload": payload}) if payload else None
    done = not told and found is not None and not found.changes
    return Answer(200, told, confirm, done, ("El archivo",))


def plan(world: World, file: HostileFile) -> Answer:
    """Upload it to the desk, where its name says what it is."""
    return _desk(world, file, "")


def table(world: World, file: HostileFile) -> Answer:
    """Upload it to the desk as the table that somebody chose."""
    return _desk(world, file, file.table or "ponderaciones")


def evidence(world: World, file: HostileFile) -> Answer:
    """Attach it to the record of June."""
    client, before = world.reporter, Evidence.objects.count()
    client.cookies.pop("messages", None)
    place = reverse("admin:evidence_upload", args=[world.record.pk])
    sent = _post(client, place, {"files": [_sent(file)]})
    kept = Evidence.objects.count() > before
    told = [] if kept else [str(one) for one in sent.wsgi_request._messages]
    shown = desk_name(clean_name(file.name))
    names = (shown, "Elija al menos un archivo.", "Ese tipo")
    return Answer(sent.status_code, told, None, kept, names)


def folder(world: World, file: HostileFile) -> Answer:
    """Put it into a folder of CSV files, in the place of its table, and load_plan."""
    shutil.rmtree(world.folder, ignore_errors=True)  # of a visit that died
    target = world.folder / "plan"
    shutil.copytree(SMALL, target)
    (target / f"{file.table or 'ponderaciones'}.csv").write_bytes(file.content)
    return _load(target)


def book(world: World, file: HostileFile) -> Answer:
    """Load it with load_plan as a workbook."""
    target = world.folder / "plan.xlsx"
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(file.content)
    return _load(target)


DOORS: dict[str, Door] = {
    "month": month,
    "plan": plan,
    "table": table,
    "evidence": evidence,
    "folder": folder,
    "book": book,
}


def _desk(world: World, file: HostileFile, chosen: str) -> Answer:
    client = world.planner
    sent = _post(client, desk.PREVIEW, {"file": _sent(file), "table": chosen})
    if not sent.streaming:
        return Answer(sent.status_code, _form_errors(sent), labels=("El archivo",))
    page = sent.getvalue().decode()
    body = {"ticket": desk.ticket_of(page)}
    confirm = _posting(client, desk.CONFIRM, body) if body["ticket"] else None
    done = desk.NOTHING in desk.told(page)
    names = (desk_name(file.name), file.table, *TABLE_NAMES)
    return Answer(sent.status_code, desk.problems(page), confirm, done, names)


def _load(path: Path) -> Answer:
    code, _, told = load(path)
    shutil.rmtree(path.parent)
    lines = [one for one in told.splitlines() if not one.startswith(("Aviso", "Adv"))]
    names = (path.name, *TABLE_NAMES)
    return Answer(200, lines[:-1] if code else [], None, code == 0, names)


def _sent(file: HostileFile) -> SimpleUploadedFile:
    return SimpleUploadedFile(file.name, file.content)


def _post(client: Client, place: str, body: dict[str, Any]) -> Any:
    """Post, and be sure that it arrived: a session that is over refuses every file."""
    sent = client.post(place, body)
    assert not sent.headers.get("Location", "").startswith(reverse("account_login"))
    return sent


def _posting(client: Client, place: str, body: dict[str, Any]) -> Callable[[], int]:
    def post() -> int:
        answer = _post(client, place, body)
        if answer.streaming:
            answer.getvalue()
        return answer.status_code

    return post


def _form_errors(answer: HttpResponse) -> list[str]:
    form = answer.context and answer.context.get("form")
    return [text for texts in form.errors.values() for text in texts] if form else []


def desk_name(name: str) -> str:
    """Return the beginning of a name as messages show it."""
    shown = re.sub(r"(?s)[^!-~].*", "", name.replace("\\", "/").rpartition("/")[2])
    return shown[:20]


TABLE_NAMES = tuple(sorted(path.stem for path in SMALL.glob("*.csv")))
