"""What the tests of the provider share: one process of it."""

from collections.abc import Iterator

import pytest

from tests.pei_site.sign_in.identity import entity, running, trust


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """Where the provider is."""
    with running() as place:
        yield place


@pytest.fixture
def provider(settings, address) -> None:
    """The installation trusts it, as far as one does unless told otherwise."""
    trust(settings, entity(address))
