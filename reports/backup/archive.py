"""The backup as a file: a zip whose members are known by size and hash."""

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Protocol

from reports.backup.manifest import BackupError, Manifest, Member, loads

MANIFEST = "manifest.json"
FILES = "files/"
CHUNK = 1024**2
LARGEST_MANIFEST = 64 * CHUNK
DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)


class Sink(Protocol):
    """What takes bytes."""

    def write(self, chunk: bytes, /) -> int:
        """Take them."""


def add(
    archive: zipfile.ZipFile, name: str, source: IO[bytes], *, packed: bool
) -> Member:
    """Write a member from a stream; return its size and hash as they were written."""
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
    info.external_attr = (stat.S_IFREG | 0o600) << 16
    with archive.open(info, "w", force_zip64=True) as target:
        return pour(source, target)


def pour(source: IO[bytes], target: Sink) -> Member:
    """Copy a stream; return the size and hash of what went through."""
    digest, size = hashlib.sha256(), 0
    while chunk := source.read(CHUNK):
        digest.update(chunk)
        size += len(chunk)
        target.write(chunk)
    return Member(size, digest.hexdigest())


@contextmanager
def opened(path: Path) -> Iterator[tuple[zipfile.ZipFile, Manifest]]:
    """Open a backup whose every member is what its manifest says, or refuse it."""
    with _telling_damage(path):
        archive = zipfile.ZipFile(path)
    with archive:
        with _telling_damage(path):
            manifest = manifest_of(archive)
            _demand_members(archive, manifest)
            _demand_hashes(archive, manifest)
        yield archive, manifest


@contextmanager
def _telling_damage(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise BackupError(f"No existe {path}.") from error
    except DAMAGED as error:
        raise BackupError(
            f"{path} no es una copia, o está dañada o incompleta ({error})."
        ) from error


def unpack(archive: zipfile.ZipFile, name: str, target: Path, member: Member) -> None:
    """Write a member to a new file, and refuse it if it is no longer what it was."""
    with archive.open(name) as source, target.open("xb") as file:
        if pour(source, file) != member:
            raise BackupError(f"{name} cambió mientras se restauraba.")


def manifest_of(archive: zipfile.ZipFile) -> Manifest:
    """Read what a backup says of itself; BackupError: it is none of this program's."""
    try:
        info = archive.getinfo(MANIFEST)
    except KeyError as error:
        raise BackupError(
            "El archivo no es una copia: le falta el manifiesto."
        ) from error
    if info.file_size > LARGEST_MANIFEST:
        raise BackupError("El manifiesto de la copia es demasiado grande.")
    return loads(archive.read(info))


def _demand_members(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    """Refuse odd paths, and anything more or less than the manifest says."""
    infos = archive.infolist()
    for info in infos:
        if not (_is_plain(info.filename) and _is_regular(info)):
            raise BackupError(
                f"La copia trae una ruta extraña y no se abre: {info.filename!r}."
            )
    names = [info.filename for info in infos if info.filename != MANIFEST]
    if len(names) != len({*names}):
        raise BackupError("La copia trae dos veces el mismo archivo.")
    for name in sorted({*manifest.members} - {*names}):
        raise BackupError(f"A la copia le falta {name}.")
    for name in sorted({*names} - {*manifest.members}):
        raise BackupError(f"La copia trae {name}, que su manifiesto no conoce.")


def _is_plain(name: str) -> bool:
    """Whether a name stays inside the folder where it is unpacked, on any system."""
    parts = name.split("/")
    inside = len(parts) == 1 or name.startswith(FILES)
    odd = {"", ".", ".."} & {*parts}
    return inside and not odd and name.isprintable() and not {*name} & {"\\", ":"}


def _is_regular(info: zipfile.ZipInfo) -> bool:
    kind = stat.S_IFMT(info.external_attr >> 16)
    return kind in (0, stat.S_IFREG)


def _demand_hashes(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    for name, member in manifest.members.items():
        if archive.getinfo(name).file_size != member.size:
            raise BackupError(f"{name} no tiene el tamaño que dice el manifiesto.")
        with archive.open(name) as source:
            if pour(source, _Nowhere()) != member:
                raise BackupError(
                    f"{name} no es lo que se copió: su SHA-256 no es el del manifiesto."
                )


class _Nowhere:
    """Where a stream goes that is only hashed."""

    def write(self, chunk: bytes, /) -> int:
        """Forget it."""
        return len(chunk)
