"""A program that renders, and does not start: a library that it loads is missing."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from reports.rendering import renderer
from tests.swapping import swapped

MISSING = [sys.executable, "-c", "raise OSError('cannot load library')"]


@contextmanager
def without_a_library() -> Iterator[None]:
    """Let every program that renders end at its start, and start afresh afterwards."""
    renderer.stop()
    with swapped((renderer, "PROGRAM", MISSING)):
        yield
    renderer.stop()
