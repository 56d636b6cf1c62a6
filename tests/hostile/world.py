"""Where hostile files arrive: the small plan, June of 2023 open, and who uploads."""

import tempfile
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.utils import timezone

from indicators import actions
from indicators.models import MonthlyRecord
from objectives import roles
from objectives.models import Department, User
from pei_site.sign_in.models import Session
from tests.builders import a_member, a_person, a_year
from tests.indicators.evidence.scene import DUE
from tests.reports.planfolder import SMALL, load

LONG_ENOUGH = timedelta(days=1)
_files = tempfile.TemporaryDirectory(prefix="pei-hostile-")  # goes with the process


@dataclass(frozen=True)
class World:
    """The browsers of a reporter of department D1 and of the Planning Office."""

    reporter: Client
    planner: Client
    record: MonthlyRecord
    folder: Path  # where the doors of the command find their files


def client_of(person: User) -> Client:
    """Return the browser of a person; an exception is a 500, as people get it."""
    client = Client(raise_request_exception=False)
    client.force_login(person)
    # What puts the end of a session off is undone with each file.
    Session.objects.update(expire_date=timezone.now() + LONG_ENOUGH)
    return client


def build() -> World:
    """Make everything; files of evidence go to a folder of their own."""
    code, _, told = load(SMALL)
    assert code == 0, told
    settings.MEDIA_ROOT = tempfile.mkdtemp(dir=_files.name)
    MonthlyRecord.objects.update(state="DRAFT")
    actions.open_month(year=a_year(), month=6, due=DUE)
    department = Department.objects.get(code="D1")
    record = MonthlyRecord.objects.get(indicator__key="suma", month=6, year=a_year())
    return World(
        client_of(a_member("r.ita7", department=department)),
        client_of(a_person("p.ilar7", roles.PLANNING, is_staff=True)),
        record,
        Path(settings.MEDIA_ROOT) / "entrada",
    )


def on_disk() -> list[str]:
    """Name the files of evidence that are kept."""
    kept = Path(settings.MEDIA_ROOT) / "evidence"
    return sorted(path.name for path in kept.rglob("*") if path.is_file())
