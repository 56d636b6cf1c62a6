"""What those who watch are told of backups, drills and the archive."""

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper

from reports.backup import age, archiving, drilled


def alarms(connection: BaseDatabaseWrapper | None) -> list[str]:
    """Say in Spanish what somebody should look into; None: the database is known to be down."""
    last, drill = age.last_good(), drilled.last_drill()
    told = [age.told(last)] if age.is_old(last) else []
    told += [drilled.told(drill)] if drilled.is_lacking(drill) else []
    try:
        found = archiving.ask(connection) if connection else None
        fault = archiving.fault(found)
    except DatabaseError:
        fault = ""  # readiness says it
    return [*told, fault] if fault else told
