"""Public pages from a real streaming replica: while it follows, lags, falls and comes back.

Each scene tells from which database an anonymous reader was answered, and how. The control
trusts the replica blindly: it breaks with it, and says that what was published is not.
"""

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from tests.soak.arena import disconnect, set_up
from tests.streaming import Server, primary_and_replica

MARCH, JUNE = date(2023, 3, 31), date(2023, 6, 30)
INDICATOR = "/cortes/2023-06-30/indicadores/321/"
PUBLIC = (
    *("/", "/plan/", "/metodologia/", "/control-de-cambios/", "/datos/"),
    *("/publicaciones/", "/publicaciones.atom", "/sitemap.xml", "/insignias/plan.svg"),
    *(
        f"/cortes/2023-06-30/{page}"
        for page in (
            "indicadores/",
            "dependencias/",
            "tendencia/",
            "comparar/",
            "informe/",
        )
    ),
)
PROOF = "Acta del Comité"  # as the page of the indicator lists it
MOST_LAG = 1  # second
PATIENCE = 1_000  # looks, of 50 ms and more each
LONG = 1_000  # seconds: nobody looks again meanwhile
REPLAYED = "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn"


def main() -> None:
    """Play the scenes and print them as one line of JSON."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--unsafe", action="store_true", help="the negative control")
    unsafe = parser.parse_args().unsafe
    with primary_and_replica() as (primary, follower):
        os.environ |= {
            "DATABASE_URL": primary.url,
            "DATABASE_REPLICA_URL": follower.url,
            "DATABASE_REPLICA_MAX_LAG": str(MOST_LAG),
        }
        set_up(migrated=True)
        try:
            json.dump(scenes(primary, follower, unsafe=unsafe), sys.stdout)
            sys.stdout.write("\n")
        finally:
            disconnect()


def scenes(primary: Server, follower: Server, *, unsafe: bool) -> dict[str, str]:
    """Play them one after the other; each is "status, databases that were asked"."""
    watch = impatient(unsafe=unsafe)
    publish(JUNE)
    file = f"{INDICATOR}evidencias/{prove()}/"
    caught_up()
    told = {
        "public page": asked(JUNE),
        "with a session": asked(JUNE, session="x"),
        "indicator": asked(INDICATOR),
        "its evidence": asked(file),
        "sign-in": asked("/ingresar/"),
        "unknown": asked(date(2023, 9, 30)),
    }
    with paused():
        publish(MARCH)
        told["just published"] = asked(MARCH)
        until(lambda: unsafe or not watch.may_be_read())
        told["replica behind"] = asked(MARCH)
    caught_up()
    told["caught up"] = asked(MARCH)
    watch.every = LONG
    follower.stop()
    told["replica falls"] = asked(JUNE)
    watch.every = 0
    told["replica down"] = asked(JUNE)
    follower.start()
    until(lambda: unsafe or watch.may_be_read())
    told["replica back"] = asked(JUNE)
    primary.stop()
    told |= without_primary(file)
    primary.start()
    return told


def without_primary(file: str) -> dict[str, str]:
    """Ask for what the primary alone may say first, and then for what goes on."""
    refused = asked(file)  # the replica must not be blamed for it
    others = {place: asked(place) for place in PUBLIC}
    return {
        "its evidence, primary down": refused,
        "primary down": asked(JUNE),
        "indicator, primary down": asked(INDICATOR),
        "other pages, primary down": "; ".join(
            f"{place} {answer}"
            for place, answer in others.items()
            if answer != "200 replica"
        ),
    }


def impatient(*, unsafe: bool) -> Any:
    """Have the replica looked at before each page; unsafe: never, and believed."""
    from django.conf import settings  # noqa: PLC0415 -- after setup
    from django.db import connections  # noqa: PLC0415 -- after setup

    from pei_site.replica import WATCH  # noqa: PLC0415 -- after setup

    WATCH.every = WATCH.rest = 0
    for one in (
        "default",
        "replica",
    ):  # no pool yet: it would wait as long as people do
        connections[one].close_pool()
        connections[one].settings_dict["OPTIONS"]["pool"]["timeout"] = 1
    if unsafe:
        settings.MIDDLEWARE[-1] = "tests.soak.blind.BlindMiddleware"
    return WATCH


def publish(day: date) -> None:
    """Close and publish a cut-off, without its papers: they take long, and say the same."""
    from django.utils import timezone  # noqa: PLC0415 -- after setup

    from indicators.vocabulary import CutoffState  # noqa: PLC0415 -- after setup
    from objectives.models import Plan  # noqa: PLC0415 -- after setup
    from reports import archive, snapshot  # noqa: PLC0415 -- after setup
    from reports.models import PublishedReport  # noqa: PLC0415 -- after setup
    from tests.builders import a_cutoff, measured  # noqa: PLC0415 -- after setup

    if not Plan.objects.exists():
        measured("321")
    closing = archive.close_cutoff(cutoff=a_cutoff(day), by=None)
    frozen = snapshot.loads(closing.scorecard)
    scorecard = replace(frozen, state=CutoffState.PUBLISHED)
    report = PublishedReport(
        cutoff=closing.cutoff,
        revision=closing.revision,
        scorecard=snapshot.dumps(scorecard),
        published_at=timezone.now(),
    )
    archive._store(report, {})


def prove() -> int:
    """Add a file that everybody may read to the indicator's June, and name it."""
    from django.core.files.base import ContentFile  # noqa: PLC0415 -- after setup
    from django.utils import timezone  # noqa: PLC0415 -- after setup

    from indicators.models import Evidence, MonthlyRecord  # noqa: PLC0415
    from tests.builders import a_person  # noqa: PLC0415 -- after setup

    return Evidence.objects.create(
        record=MonthlyRecord.objects.get(indicator__key="321", month=JUNE.month),
        title=PROOF,
        file=ContentFile(b"%PDF-", "acta"),
        file_name="acta.pdf",
        media_type="application/pdf",
        uploaded_by=a_person(),
        uploaded_at=timezone.now(),
        public=True,
    ).pk


def asked(where: date | str, session: str = "") -> str:
    """Ask for a page; return the status and the databases that its queries went to.

    And whether the evidence is listed in it.
    """
    from django.conf import settings  # noqa: PLC0415 -- after setup
    from django.db import close_old_connections, connections  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415 -- after setup

    address = where if isinstance(where, str) else f"/cortes/{where.isoformat()}/"
    client, used = Client(raise_request_exception=False), set()
    if session:
        client.cookies[settings.SESSION_COOKIE_NAME] = session

    def note(execute: Any, sql: str, *rest: Any) -> Any:
        if "pg_" not in sql:  # what the watch asks
            used.add(rest[-1]["connection"].alias)
        return execute(sql, *rest)

    with ExitStack() as noting:
        for one in ("default", "replica"):
            noting.enter_context(connections[one].execute_wrapper(note))
        answer = client.get(address)
    close_old_connections()  # as a server does after each request
    listed = (
        ["with evidence"] if PROOF in answer.content.decode("utf-8", "replace") else []
    )
    return " ".join([str(answer.status_code), *sorted(used), *listed])


@contextmanager
def paused() -> Iterator[None]:
    """Have the replica receive and not replay."""
    say("replica", "SELECT pg_wal_replay_pause()")
    try:
        yield
    finally:
        say("replica", "SELECT pg_wal_replay_resume()")


def caught_up() -> None:
    """Return when the replica has replayed what is written now."""
    written = say("default", "SELECT pg_current_wal_lsn()::text")
    until(lambda: say("replica", REPLAYED, written))


def until(reached: Callable[[], Any]) -> None:
    """Wait on the primary's clock; RuntimeError: it never came."""
    for _ in range(PATIENCE):
        if reached():
            return
        say("default", "SELECT pg_sleep(0.05)")
    raise RuntimeError("It never came.")


def say(alias: str, query: str, *parameters: Any) -> Any:
    from django.db import connections  # noqa: PLC0415 -- after setup

    with connections[alias].cursor() as cursor:
        cursor.execute(query, parameters or None)
        return cursor.fetchone()[0]


if __name__ == "__main__":
    main()
