"""Small notes in DATA_DIR for those who watch: written whole or not at all.

They are no rows: a backup writes nothing in what it copies, a restored database must not
claim what happened to another, and a note can be read while the database is down. They
hold nothing about people.
"""

import json
import os
from pathlib import Path
from typing import Any

from django.conf import settings


def write(name: str, said: dict[str, Any]) -> None:
    """Leave a note in the place of the one of that name."""
    path = Path(settings.DATA_DIR) / name
    passing = path.with_name(f".{path.name}.{os.getpid()}")
    passing.write_text(json.dumps(said, indent=1) + "\n", encoding="utf-8")
    passing.replace(path)


def read(name: str) -> dict[str, Any]:
    """Return what a note says; OSError or ValueError where there is none to be read."""
    text = (Path(settings.DATA_DIR) / name).read_text(encoding="utf-8")
    said = json.loads(text)
    if not isinstance(said, dict):
        raise ValueError(name)
    return said
