"""Visit every page of one store: queries, processor seconds, bytes. Prints JSON lines."""

import json
import resource
import sys
import time
from statistics import median
from typing import Any

import time_machine
from django.db import connection, reset_queries
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from benchmarks.scale.pages import ANYBODY, PAGES, Page
from indicators.models import Indicator
from objectives.models import User

ROUNDS = 3
SLOW = 2.0  # seconds: what takes longer than this is measured once


def main(only: str = "") -> None:
    """Visit the pages whose name or reader contains a word, all if it is empty."""
    clients = {name: _client(name) for name in {page.who for page in PAGES}}
    names = _names()
    for who, client in clients.items():  # imports, templates and connections are there
        client.get("/metodologia/" if who == ANYBODY else "/admin/")
    # In one moment no session is stamped: that is a write a minute, after which what is
    # kept is computed again, and the second visit of a slow page would be a first one.
    with time_machine.travel(timezone.now(), tick=False):
        for page in PAGES:
            if only in f"{page.name} {page.who}":
                json.dump(_measured(page, clients[page.who], names), sys.stdout)
                print(flush=True)


def _client(name: str) -> Client:
    client = Client()
    if name != ANYBODY:
        client.force_login(User.objects.get(username=name))
    return client


def _names() -> dict[str, Any]:
    """Return the names of an indicator of the reporter's, with its department."""
    one = Indicator.objects.filter(department__memberships__user__username="reporter")
    found = one.select_related("department").earliest("pk")
    return {"key": found.key, "code": found.department.code, "number": 1}


def _measured(page: Page, client: Client, names: dict[str, Any]) -> dict[str, Any]:
    address = page.address.format(**names)
    first, _ = _visit(client, address)  # what is kept is there now
    again, counted = _visit(client, address)
    seconds = [again]
    if again <= SLOW:
        seconds += [_visit(client, address)[0] for _ in range(ROUNDS - 1)]
    return {
        "name": page.name,
        "who": page.who,
        "first": first,
        "cpu": median(seconds),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        **counted,
    }


def _visit(client: Client, address: str) -> tuple[float, dict[str, int]]:
    """Return processor seconds, then queries and bytes."""
    reset_queries()  # the log forgets what is old, and would count it away
    with CaptureQueriesContext(connection) as asked:
        start = time.process_time()
        answer = client.get(address)
        size = _size(answer)
        seconds = time.process_time() - start
    if answer.status_code != 200:
        raise RuntimeError(f"{address}: {answer.status_code} {answer.headers}")
    return seconds, {"queries": len(asked), "bytes": size}


def _size(answer: HttpResponse) -> int:
    if answer.streaming:
        return sum(map(len, answer.streaming_content))
    return len(answer.content)
