"""The manifest: what a backup holds, so that what is restored can be compared with it."""

import json
from dataclasses import dataclass
from datetime import datetime

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import make_converter

FORMAT = "pei-backup"
VERSION = 1
_CONVERTER = make_converter(forbid_extra_keys=True)


class BackupError(Exception):
    """A backup or a restore that cannot be, said in Spanish to who runs it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file of the backup: its size in bytes and its hash."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A published paper, with the hash of the bytes that the database holds."""

    cutoff: str
    revision: int
    file_format: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a database holds: applied migrations, rows by table, published papers."""

    migrations: list[tuple[str, str]]
    counts: dict[str, int]
    papers: list[Paper]


@dataclass(frozen=True, slots=True)
class Manifest:
    """All that is known of a backup.

    `vendor` is the kind of database; `missing` names the evidence that the database
    knows and the disk did not have.
    """

    format: str
    version: int
    made_at: datetime
    vendor: str
    contents: Contents
    members: dict[str, Member]
    missing: list[str]


def dumps(manifest: Manifest) -> bytes:
    """Write a manifest as JSON."""
    return _CONVERTER.dumps(manifest, ensure_ascii=False, indent=1).encode()


def loads(text: bytes) -> Manifest:
    """Read a manifest; refuse another format, another version, and what is not one."""
    try:
        data = json.loads(text)
    except ValueError as error:
        raise BackupError("El manifiesto de la copia no se puede leer.") from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BackupError("El archivo no es una copia de este programa.")
    if data.get("version") != VERSION:
        raise BackupError(
            f"La copia es de la versión {data.get('version')} del formato y este programa"
            f" lee la {VERSION}: restáurela con el programa que la hizo."
        )
    try:
        return _CONVERTER.structure(data, Manifest)
    except BaseValidationError as error:
        raise BackupError("El manifiesto de la copia está incompleto.") from error


def demand_none(differences: list[str]) -> None:
    """Refuse a restored database that differs from the copied one."""
    if differences:
        raise BackupError(
            f"La base restaurada no es la copiada: {' '.join(differences)}"
        )


def differences(before: Contents, after: Contents) -> list[str]:
    """Say in Spanish in what two databases differ; empty: in nothing."""
    told = []
    if {*before.migrations} != {*after.migrations}:
        told.append("las migraciones aplicadas no son las mismas.")
    for table in sorted({*before.counts, *after.counts}):
        one, other = before.counts.get(table), after.counts.get(table)
        if one != other:
            told.append(f"la tabla {table} tenía {one} filas y tiene {other}.")
    for paper in sorted({*before.papers} ^ {*after.papers}, key=str):
        told.append(
            f"el informe {paper.file_format} del corte {paper.cutoff}, revisión"
            f" {paper.revision}, no es el mismo."
        )
    return told
