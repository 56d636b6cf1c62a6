"""Faults put into the running code: a harness that does not find them proves nothing."""

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def swapped(*places: tuple[object, str, object]) -> Iterator[None]:
    """Put other functions in the running code, and the true ones back."""
    kept = [(owner, name, vars(owner).get(name)) for owner, name, _ in places]
    for owner, name, other in places:
        setattr(owner, name, other)
    try:
        yield
    finally:
        for owner, name, own in kept:
            setattr(owner, name, own) if own else delattr(owner, name)
