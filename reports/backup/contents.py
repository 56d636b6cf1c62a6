"""Reading what a database holds: the live one's, or a copy's."""

import hashlib
from dataclasses import dataclass

from django.db.backends.base.base import BaseDatabaseWrapper

from indicators.vocabulary import CutoffState
from reports.backup.manifest import Contents, Paper

_MIGRATIONS = "SELECT app, name FROM django_migrations ORDER BY app, name"
_PAPERS = (
    "SELECT f.id, c.date, r.revision, f.file_format FROM reports_publishedfile f"
    " JOIN reports_publishedreport r ON r.id = f.report_id"
    " JOIN indicators_cutoff c ON c.id = r.cutoff_id"
    " ORDER BY c.date, r.revision, f.file_format"
)
_CONTENT = "SELECT content FROM reports_publishedfile WHERE id = %s"
_LAST = "SELECT MAX(date) FROM indicators_cutoff WHERE state = %s"
_FILES = "SELECT file, sha256 FROM indicators_evidence WHERE file <> '' ORDER BY file"


@dataclass(frozen=True, slots=True)
class Stored:
    """An evidence file as the database knows it: its name in the storage, its hash."""

    name: str
    sha256: str


def describe(connection: BaseDatabaseWrapper) -> Contents:
    """Count the rows of every table, and hash every published paper anew."""
    with connection.cursor() as cursor:
        counts = {}
        for table in sorted(connection.introspection.table_names(cursor)):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT COUNT(*) FROM {name}")  # noqa: S608 -- its own name, quoted
            counts[table] = int(cursor.fetchone()[0])
        cursor.execute(_MIGRATIONS)
        migrations = [(app, name) for app, name in cursor.fetchall()]
        cursor.execute(_PAPERS)
        papers = []
        for key, day, revision, kind in cursor.fetchall():
            cursor.execute(_CONTENT, [key])  # one at a time: a paper is megabytes
            digest = hashlib.sha256(cursor.fetchone()[0]).hexdigest()
            papers.append(Paper(str(day), revision, kind, digest))
    return Contents(migrations=migrations, counts=counts, papers=papers)


def evidence(connection: BaseDatabaseWrapper) -> list[Stored]:
    """List the evidence files that the database knows, withdrawn ones as well."""
    with connection.cursor() as cursor:
        cursor.execute(_FILES)
        return [Stored(name, sha256) for name, sha256 in cursor.fetchall()]


def last_published(connection: BaseDatabaseWrapper) -> str | None:
    """Return the last cut-off whose published papers are in force; None: there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_LAST, [CutoffState.PUBLISHED.value])
        (day,) = cursor.fetchone()
    return str(day) if day else None
