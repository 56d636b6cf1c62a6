"""Small notes in DATA_DIR for those who watch: written whole or not at all.

They are no rows: a backup writes nothing in what it copies, a restored database must not
claim what happened to another, and a note can be read while the database is down. They
hold nothing about people.
"""

import json
import os
from dataclasses import asdict, fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from django.conf import settings

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Note = TypeVar("Note", bound="DataclassInstance")


def write(name: str, note: "DataclassInstance") -> None:
    """Leave a note in the place of the one of that name."""
    path = Path(settings.DATA_DIR) / name
    passing = path.with_name(f".{path.name}.{os.getpid()}")
    said = json.dumps(asdict(note), indent=1, default=datetime.isoformat)
    passing.write_text(said + "\n", encoding="utf-8")
    passing.replace(path)


def read(name: str, kind: type[Note]) -> Note | None:
    """Return the note of that name; None: there is none that can be read."""
    try:
        text = (Path(settings.DATA_DIR) / name).read_text(encoding="utf-8")
        said = json.loads(text)
        return kind(
            **{one.name: _value(one.type, said[one.name]) for one in fields(kind)}
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _value(kind: object, said: object) -> object:
    return datetime.fromisoformat(str(said)) if kind is datetime else said
