"""The drill: a backup is restored apart, migrated, compared, and a paper is read from it."""

import hashlib
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from django.utils import timezone

from pei_site.formats import date_long, quantity
from reports.backup import archive
from reports.backup.contents import describe, last_published
from reports.backup.engines import current_engine
from reports.backup.manifest import (
    BackupError,
    Contents,
    Manifest,
    Paper,
    demand_none,
    differences,
)
from reports.backup.rehearsal import Place, apart
from reports.backup.rotation import look
from reports.backup.taking import take

READ = ("json", "pdf")  # the paper that is asked for: the last of them that there is


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the drill that went well, in Spanish, and its seconds by the clock."""

    told: str
    seconds: Decimal


def drill(path: Path | None) -> Iterator[Step]:
    """Prove that a backup can be restored, step by step; BackupError: it cannot.

    None: one is made now. Nothing of the installation is written, and nothing of the
    drill is left.
    """
    with apart(current_engine()) as place:
        source = path or place.folder / "pei.zip"
        yield _timed(lambda: _copied(source, new=path is None))
        with archive.opened(source) as (_, manifest):
            pass
        yield _timed(lambda: _restored(place, source, manifest))
        yield _timed(lambda: _migrated(place, manifest.contents))
        yield _timed(lambda: _checked(place))
        yield _timed(lambda: _compared(manifest.contents, describe(place.database)))
        yield _timed(lambda: _paper_read(place, manifest.contents))


def newest(path: Path) -> Path:
    """Return the backup itself, or the newest that backup --into left in a folder."""
    if not path.is_dir():
        return path
    found, _ = look(path)
    if not found:
        raise BackupError(f"En {path} no hay copias de backup --into.")
    return max(found, key=lambda one: one.taken).path


def _timed(step: Callable[[], str]) -> Step:
    begun = time.monotonic()
    told = step()
    return Step(told, Decimal(f"{time.monotonic() - begun:.1f}"))


def _copied(source: Path, *, new: bool) -> str:
    if new:
        take(source)
        return "Copia hecha ahora y comprobada"
    with archive.opened(source) as (_, manifest):
        day = timezone.localtime(manifest.made_at)
        return f"Copia del {date_long(day.date())}, {day:%H:%M}, comprobada: {source}"


def _restored(place: Place, source: Path, manifest: Manifest) -> str:
    place.manage("restore", str(source))
    rows = quantity(Decimal(sum(manifest.contents.counts.values())))
    evidence = len(
        [name for name in manifest.members if name.startswith(archive.FILES)]
    )
    return f"Restaurada aparte e igual a su manifiesto: {rows} filas, {evidence} evidencias"


def _migrated(place: Place, before: Contents) -> str:
    place.manage("migrate", "--no-input")
    applied = len(describe(place.database).migrations) - len(before.migrations)
    return f"Migraciones que faltaban y se aplicaron: {applied}"


def _checked(place: Place) -> str:
    place.manage("check", "--database", "default", "--fail-level", "WARNING")
    return "Revisión de la base (migraciones, bloqueos): sin advertencias"


def _compared(before: Contents, after: Contents) -> str:
    """Compare with what was copied; migrations may add rows, and lose none."""
    same = before.migrations == after.migrations
    demand_none((differences if same else lost)(before, after))
    tables, papers = len(before.counts), len(before.papers)
    return f"Filas de {tables} tablas y SHA-256 de {papers} informes: iguales"


def lost(before: Contents, after: Contents) -> list[str]:
    """Say in Spanish what migrations took away: rows of a table that stays, papers."""
    fewer = {
        table: (count, after.counts[table])
        for table, count in before.counts.items()
        if table in after.counts and after.counts[table] < count
    }
    told = [
        f"la tabla {table} tenía {one} filas y tiene {other}."
        for table, (one, other) in fewer.items()
    ]
    papers = Contents(before.migrations, {}, before.papers)
    return told + differences(papers, Contents(before.migrations, {}, after.papers))


def _paper_read(place: Place, contents: Contents) -> str:
    """Ask the restored installation for a published paper: it is the archived bytes."""
    paper = to_read(contents, last_published(place.database))
    if paper is None:
        return "No hay cortes publicados: ningún informe que pedir"
    read, cutoff = paper.file_format, paper.cutoff
    target = place.folder / f"informe.{read}"
    place.manage(
        "report", f"--cutoff={cutoff}", f"--format={read}", f"--output={target}"
    )
    demand_same(target.read_bytes(), paper)
    return f"El informe del corte {cutoff} ({read}) son los bytes archivados"


def demand_same(content: bytes, paper: Paper) -> None:
    """Refuse what is not the paper that was published."""
    if hashlib.sha256(content).hexdigest() != paper.sha256:
        raise BackupError(
            f"El informe del corte {paper.cutoff} no es el que se publicó."
        )


def to_read(contents: Contents, cutoff: str | None) -> Paper | None:
    """Choose the paper in force of a cut-off; None: none was archived."""
    papers = [
        one
        for one in contents.papers
        if one.cutoff == cutoff and one.file_format in READ
    ]
    turn = READ.index
    return max(
        papers, key=lambda one: (one.revision, turn(one.file_format)), default=None
    )
