"""What every test shares: the order, and the marks of browser and database tests."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests import migrated

if TYPE_CHECKING:
    from tests.security.world import World

BROWSER = Path(__file__).parent / "browser"
SOAK = Path(__file__).parent / "soak"
DATABASE = {"db", "transactional_db", "django_db_setup"}
# These meet it from processes of their own.
APART = tuple(Path(__file__).parent / name for name in ("soak", "reports/backup"))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
) -> Iterator[None]:
    """Name each worker's test database its own, and copy what was migrated for all."""
    with migrated.copied_for_tests():
        yield


@pytest.fixture
def silence() -> Iterator[None]:
    """Write no log of thousands of refusals: formatting them takes half of the time."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def world(silence: None) -> "World":
    """Something of everything, and a person in each role."""
    from tests.security.world import build  # noqa: PLC0415 -- needs Django set up

    return build()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests in tests/browser, which run last: failing fast is cheaper.

    The long runs are marked too, and those that meet the database: PostgreSQL is asked
    them alone.
    """
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker(pytest.mark.browser)
        if item.path.is_relative_to(SOAK):
            item.add_marker(pytest.mark.soak)
        used = set(getattr(item, "fixturenames", ()))
        apart = any(item.path.is_relative_to(folder) for folder in APART)
        if item.get_closest_marker("django_db") or used & DATABASE or apart:
            item.add_marker(pytest.mark.database)
    items.sort(key=_turn)


def _turn(item: pytest.Item) -> tuple[bool, bool, bool]:
    """The longest first, so that no worker waits for another at the end.

    That is the matrix with its two walks, and the races; the browser comes last.
    """
    return (
        item.get_closest_marker("browser") is not None,
        item.get_closest_marker("matrix") is None,
        not item.path.is_relative_to(SOAK),
    )
