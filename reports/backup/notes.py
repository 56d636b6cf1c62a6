"""Small notes in DATA_DIR for those who watch: written whole or not at all.

They are no rows: a backup writes nothing in what it copies, a restored database must not
claim what happened to another, and a note can be read while the database is down. They
hold nothing about people.
"""

import os
from pathlib import Path
from typing import Any, TypeVar

from cattrs.errors import BaseValidationError
from cattrs.preconf.json import make_converter
from django.conf import settings

Note = TypeVar("Note")
_CONVERTER = make_converter()


def write(name: str, note: Any) -> None:
    """Leave a note in the place of the one of that name."""
    path = Path(settings.DATA_DIR) / name
    passing = path.with_name(f".{path.name}.{os.getpid()}")
    passing.write_text(_CONVERTER.dumps(note, indent=1) + "\n", encoding="utf-8")
    passing.replace(path)


def read(name: str, kind: type[Note]) -> Note | None:
    """Return the note of that name; None: there is none that can be read."""
    try:
        text = (Path(settings.DATA_DIR) / name).read_text(encoding="utf-8")
        return _CONVERTER.loads(text, kind)
    except (OSError, ValueError, BaseValidationError):
        return None
