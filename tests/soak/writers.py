"""People who save their month again and again over HTTP, and remember what was said."""

import http.client
import threading
import time
from typing import Any

from tests.soak.arena import pause
from tests.soak.served import UNSURE, Visitor, signed_in, version_on

SAVED = http.client.FOUND  # the answer to a form that was saved
OPEN = "2023-06"


class Writer(threading.Thread):
    """Saves 1, 2, 3… into one indicator's month. `acknowledged`: told to be saved.

    `sent_at` and `told_at` are the seconds of the clock of each value.
    """

    def __init__(self, visitor: Visitor, key: str, over: threading.Event) -> None:
        super().__init__(daemon=True)
        self.visitor, self.key, self.over = visitor, key, over
        self.page = f"/admin/mi-mes/{OPEN}/{key}/"
        self.acknowledged: list[int] = []
        self.sent_at: dict[int, float] = {}
        self.told_at: dict[int, float] = {}
        self.value = 0
        self.version: int | None = None
        self.unsure = self.refusals = self.unavailable = self.server_errors = 0

    def run(self) -> None:
        """Write until told to stop."""
        while not self.over.is_set():
            try:
                self.save()
            except UNSURE:
                self.unsure += 1
                self.version = None
                pause(0.05)

    def save(self) -> None:
        """Send the next value, having looked at the form where in doubt."""
        if self.version is None:
            status, page = self.visitor.get(self.page)
            if status != http.client.OK:
                self.note(status)
                return
            self.version = version_on(page)
        self.value += 1
        values = {"executed": self.value, "version": self.version}
        self.sent_at[self.value] = time.time()
        status, _ = self.visitor.post(self.page, values)
        self.note(status)

    def note(self, status: int) -> None:
        """Remember what was answered; after anything but a yes, look again."""
        if status == SAVED and self.version is not None:
            self.acknowledged.append(self.value)
            self.told_at[self.value] = time.time()
            self.version += 1
            return
        self.version = None
        if status == http.client.SERVICE_UNAVAILABLE:
            self.unavailable += 1
            pause(0.2)
        elif status >= http.client.INTERNAL_SERVER_ERROR:
            self.server_errors += 1
        else:
            self.refusals += 1


def an_office(size: int) -> list[Any]:
    """Make an open June and as many reporters, each with an indicator of their own."""
    from tests.builders import (  # noqa: PLC0415 -- after setup
        a_department,
        a_member,
        an_indicator,
        an_open_month,
        program,
    )

    an_open_month(6)
    people = []
    for number in range(1, size + 1):
        department = a_department(f"D{number}")
        indicator = an_indicator(f"I{number}", department=department)
        program(indicator, "100", {12: "100"})
        people.append((a_member(f"p{number}", department=department), indicator))
    return people


def set_to_work(people: list[Any], port: int, over: threading.Event) -> list[Writer]:
    """Let everybody write to the server until `over`."""
    writers = [
        Writer(signed_in(person, port), indicator.key, over)
        for person, indicator in people
    ]
    for writer in writers:
        writer.start()
    return writers


def lost(writers: list[Writer]) -> int:
    """Count what was acknowledged and is not kept, in the record or in its history."""
    return sum(len({*writer.acknowledged} - kept(writer)) for writer in writers)


def kept(writer: Writer) -> set[int]:
    """Return what the database has of a writer: in the history, the last in the record."""
    from indicators.models import MonthlyRecord  # noqa: PLC0415 -- after setup

    versions = MonthlyRecord.history.filter(indicator__key=writer.key)
    found = {int(one or 0) for one in versions.values_list("executed", flat=True)}
    last = max(writer.acknowledged, default=0)
    record = MonthlyRecord.objects.filter(indicator__key=writer.key, month=6)
    if not record or int(record[0].executed or 0) < last:
        found.discard(last)
    return found


def is_whole() -> bool:
    """Whether SQLite finds nothing torn; of PostgreSQL: whether every row is read."""
    from django.apps import apps  # noqa: PLC0415 -- after setup
    from django.db import connection  # noqa: PLC0415 -- after setup

    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA integrity_check")
            return bool(cursor.fetchall() == [("ok",)])
    for model in apps.get_models():
        list(model._base_manager.values_list())
    return True
