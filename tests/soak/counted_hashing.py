"""The product, which notes when each hash begins and ends; FLOOD_UNBOUNDED: all at once."""

import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import Any

from pei_site.wsgi import application

__all__ = ["application"]
NOTES = Path(os.environ["FLOOD_FOLDER"]) / "hashes"


def noted(hash_it: Callable[..., Any]) -> Callable[..., Any]:
    """Note the two moments in a line of the file that all workers write."""

    def hash_and_note(*args: Any) -> Any:
        begun = time.monotonic_ns()
        try:
            return hash_it(*args)
        finally:
            with NOTES.open("a") as notes:
                notes.write(f"{begun} {time.monotonic_ns()}\n")

    return hash_and_note


def without_places(*, known: bool) -> AbstractContextManager[None]:
    """Let everybody hash: the control."""
    return nullcontext()


def prepare() -> None:
    """Change the running code."""
    from pei_site.hashers import Argon2Hasher  # noqa: PLC0415 -- after the application
    from pei_site.sign_in import hashing  # noqa: PLC0415

    Argon2Hasher.encode = noted(Argon2Hasher.encode)
    Argon2Hasher.verify = noted(Argon2Hasher.verify)
    if "FLOOD_UNBOUNDED" in os.environ:
        hashing.turn = without_places


prepare()
