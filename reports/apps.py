"""The telling: scorecard, dashboard, report, archive, open data."""

import gc
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Tags, Warning as CheckWarning, register
from django.db import connections
from django.db.models.signals import post_migrate, pre_migrate

MISSING = "reports.W001"
# A page or a paper of a large plan makes a million objects and hardly any cycle: with the
# usual 700 a quarter of a workbook's time goes to looking for them among what is kept.
COLLECTED_EVERY = 20_000


class ReportsConfig(AppConfig):
    """The last room of the data flow: when its tables are there, all are."""

    name = "reports"
    verbose_name = "Publicación"

    def ready(self) -> None:
        """Install the triggers after every migrate, and check that they are there."""
        gc.set_threshold(COLLECTED_EVERY)
        pre_migrate.connect(remove_triggers, sender=self)
        post_migrate.connect(install_triggers, sender=self)
        register(check_triggers, Tags.database)


def remove_triggers(using: str, **options: Any) -> None:
    """Take them away while tables change: SQLite would stumble over what they name."""
    from indicators import triggers  # noqa: PLC0415 -- models, not before ready

    triggers.remove(connections[using])


def install_triggers(using: str, **options: Any) -> None:
    """Put the triggers in place: SQLite drops them when it alters a table."""
    from indicators import triggers  # noqa: PLC0415 -- models, not before ready

    triggers.install(connections[using])


def check_triggers(
    *,
    app_configs: Sequence[AppConfig] | None = None,
    databases: Sequence[str] | None = None,
    **options: Any,
) -> list[CheckMessage]:
    """Warn when the database has lost a lock: `migrate`, which mends it, must still run.

    See it with `manage.py check --database default --fail-level WARNING`.
    """
    from indicators import triggers  # noqa: PLC0415 -- models, not before ready

    lost = {
        name
        for using in databases or ()
        for name in triggers.missing(connections[using])
    }
    if not lost:
        return []
    hint = "Run manage.py migrate: it installs them again."
    return [
        CheckWarning(
            f"Triggers are missing: {', '.join(sorted(lost))}.", hint=hint, id=MISSING
        )
    ]
