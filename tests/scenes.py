"""A scene that all tests of a module read, made once: a published cut-off, say.

To publish renders real papers, a second of processor each time. Use it as a decorator:

    @module_scene
    def published():
        measured("321")
        close_cutoff(cutoff=a_cutoff(), by=None)
        publish_cutoff(cutoff=a_cutoff(), by=None)

It is there for every test of the module, named or not, so that none depends on the
order. What a test writes on top is rolled back after it, and the scene after the module.
Tests of real transactions (transaction=True) empty the tables: keep them elsewhere.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

T = TypeVar("T")


def module_scene(make: Callable[[], T]) -> Any:
    """Return the fixture of a scene, which gives what `make` returns.

    All tests share that, so it is nothing that can change: they read rows by themselves.
    """

    @pytest.fixture(scope="module", autouse=True)
    def scene(django_db_setup, django_db_blocker) -> Iterator[T]:
        with standing(make, django_db_blocker) as made:
            yield made

    return scene


@contextmanager
def standing(make: Callable[[], T], blocker: DjangoDbBlocker) -> Iterator[T]:
    """Keep what is made in a transaction around those of the tests, then undo it."""
    with blocker.unblock(), transaction.atomic():
        made = make()
        with blocker.block():
            yield made
        transaction.set_rollback(True)
