"""Taking a backup while the product serves: one new file, checked after writing."""

import hashlib
import shutil
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from django.core.files.storage import default_storage
from django.utils import timezone

from reports.backup import archive
from reports.backup.contents import Stored
from reports.backup.disk import put_new, sync
from reports.backup.engine import Copied
from reports.backup.engines import current_engine
from reports.backup.manifest import (
    FORMAT,
    VERSION,
    BackupError,
    Manifest,
    Member,
    dumps,
)


@dataclass(frozen=True, slots=True)
class Taken:
    """A backup that was taken: what it holds, its own hash, and what to look into."""

    manifest: Manifest
    size: int
    sha256: str
    warnings: list[str]


def take(path: Path) -> Taken:
    """Write database, evidence and manifest to a new file that only its owner reads.

    The database is copied first and the files that the copy names after it: a file is
    there before its row is, and is never deleted.
    """
    engine = current_engine()
    _refuse_taken(path)
    # Made beside the target: giving it its name is then one step. Others may not look in.
    folder = Path(tempfile.mkdtemp(dir=path.parent, prefix=f".{path.name}."))
    try:
        copied = engine.copy(folder)
        unfinished = folder / "backup"
        manifest, warnings = _write(unfinished, copied, engine.vendor)
        copied.path.unlink()
        sync(unfinished)
        with archive.opened(unfinished) as (_, seen):
            if seen != manifest:
                raise BackupError("El manifiesto no se escribió como era.")
        taken = Taken(manifest, unfinished.stat().st_size, _hash(unfinished), warnings)
        try:
            put_new(unfinished, path)
        except FileExistsError:
            _refuse_taken(path)
        return taken
    finally:
        shutil.rmtree(folder)


def _refuse_taken(path: Path) -> None:
    if path.exists() or path.is_symlink():
        raise BackupError(f"{path} ya existe: una copia nunca sobrescribe a otra.")


def _write(path: Path, copied: Copied, vendor: str) -> tuple[Manifest, list[str]]:
    path.touch(mode=0o600, exist_ok=False)
    members: dict[str, Member] = {}
    with zipfile.ZipFile(path, "w") as target:
        with copied.path.open("rb") as source:
            members[copied.path.name] = archive.add(
                target, copied.path.name, source, packed=True
            )
        missing, warnings = _add_evidence(target, copied.evidence, members)
        manifest = Manifest(
            format=FORMAT,
            version=VERSION,
            made_at=timezone.now(),
            vendor=vendor,
            contents=copied.contents,
            members=members,
            missing=missing,
        )
        target.writestr(archive.MANIFEST, dumps(manifest))
    return manifest, warnings


def _add_evidence(
    target: zipfile.ZipFile, stored: list[Stored], members: dict[str, Member]
) -> tuple[list[str], list[str]]:
    """Add the files that the copied database knows; return what is missing and odd."""
    missing, warnings = [], []
    for one in stored:
        name = f"{archive.FILES}{one.name}"
        try:
            with default_storage.open(one.name) as source:
                members[name] = archive.add(target, name, source, packed=False)
        except FileNotFoundError:
            missing.append(one.name)
            warnings.append(f"falta en el disco la evidencia {one.name}.")
            continue
        if members[name].sha256 != one.sha256:
            warnings.append(
                f"la evidencia {one.name} no es la que se aportó: su SHA-256 cambió."
            )
    return missing, warnings


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
