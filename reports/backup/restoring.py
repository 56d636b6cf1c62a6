"""Restoring a backup into an empty place, all or nothing."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db.migrations.loader import MigrationLoader

from reports.backup import archive
from reports.backup.disk import sync, sync_folder
from reports.backup.engine import Engine
from reports.backup.engines import current_engine
from reports.backup.manifest import BackupError, Manifest

UNFINISHED = ".restoring-"


def restore(path: Path) -> Manifest:
    """Put database and evidence in their empty places; return what they hold.

    Everything is verified before anything is written, and unpacked beside its place
    before it is put there. What fails half-way leaves both places empty.
    """
    engine, files = current_engine(), Path(settings.MEDIA_ROOT)
    engine.demand_empty()
    _demand_no_files(files)
    with archive.opened(path) as (source, manifest):
        _demand_ours(manifest, engine)
        files.mkdir(parents=True, exist_ok=True)
        with _unfinished(files) as evidence, _unfinished(engine.home(files)) as folder:
            database = folder / engine.member
            archive.unpack(
                source, engine.member, database, manifest.members[engine.member]
            )
            _unpack_evidence(source, manifest, evidence)
            with _placed(evidence, files):
                engine.put(database, manifest.contents)
    return manifest


def _demand_no_files(files: Path) -> None:
    if not files.exists():
        return
    found = sorted(files.iterdir())
    for one in found:
        if one.name.startswith(UNFINISHED):
            raise BackupError(
                f"Una restauración se interrumpió y dejó {one}: bórrela y repita."
            )
    if found:
        raise BackupError(
            f"La carpeta de evidencias {files} no está vacía: restaurar no sobrescribe."
            " Muévala o elija otra con DATA_DIR."
        )


def _demand_ours(manifest: Manifest, engine: Engine) -> None:
    """Refuse what this installation cannot hold or this program does not know."""
    if manifest.vendor != engine.vendor or engine.member not in manifest.members:
        raise BackupError(
            f"La copia es de una base {manifest.vendor} y la configurada es"
            f" {engine.vendor}: cambie DATABASE_URL."
        )
    loader = MigrationLoader(None, ignore_no_migrations=True)
    unknown = {*manifest.contents.migrations} - {*loader.disk_migrations}
    if unknown:
        app, name = min(unknown)
        raise BackupError(
            f"La copia es de una versión más nueva del programa ({app}.{name}):"
            " instale esa versión antes de restaurar."
        )


@contextmanager
def _unfinished(place: Path) -> Iterator[Path]:
    """Give a private folder inside the place, which goes away whatever happens."""
    folder = Path(tempfile.mkdtemp(dir=place, prefix=UNFINISHED))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def _unpack_evidence(source: zipfile.ZipFile, manifest: Manifest, folder: Path) -> None:
    for name, member in manifest.members.items():
        if name.startswith(archive.FILES):
            target = folder / name.removeprefix(archive.FILES)
            target.parent.mkdir(parents=True, exist_ok=True)
            archive.unpack(source, name, target, member)
            target.chmod(settings.FILE_UPLOAD_PERMISSIONS or 0o600)
            sync(target)


@contextmanager
def _placed(evidence: Path, files: Path) -> Iterator[None]:
    """Move the evidence to its place; if what follows fails, it is taken away again."""
    moved: list[Path] = []
    try:
        for one in sorted(evidence.iterdir()):
            target = files / one.name
            os.rename(one, target)
            moved.append(target)
        sync_folder(files)
        yield
    except BaseException:
        for target in moved:
            shutil.rmtree(target) if target.is_dir() else target.unlink()
        raise
