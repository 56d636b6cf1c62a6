"""A01: the methods that no form posts write nothing, break nothing and tell strangers nothing."""

import pytest
from django.test import Client

from tests.security.addresses import address
from tests.security.expectations import EXPECTED, ROLES
from tests.security.extra_urls import secret
from tests.security.matrix import Pattern, client_of, fingerprint, patterns
from tests.security.world import World
from tests.soak.test_races import POSTGRESQL
from tests.swapping import swapped

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(POSTGRESQL, reason="the views are the same"),
]
METHODS = ["put", "patch", "delete", "options", "trace"]
# Making a paper takes seconds, and these methods are refused before or made as GET.
PAPERS = {"reports:report_pdf", "reports:report_pptx"}


def places(world: World) -> dict[str, str]:
    """Return an address of each name, its own row where it has rows."""
    return {
        pattern.name: address(
            world, pattern.name, pattern.model, pattern.kind, _column(pattern)
        )
        for pattern in patterns()
        if pattern.name in EXPECTED and pattern.name not in PAPERS
    }


def _column(pattern: Pattern) -> str:
    columns = [column for _, column in EXPECTED[pattern.name]]
    return next((one for one in ("own", "closed") if one in columns), columns[0])


def is_private(name: str) -> bool:
    """Whether a stranger who asks for it is sent to the sign-in."""
    letters = {
        letters[ROLES.index("N")]
        for (method, _), letters in EXPECTED[name].items()
        if method == "GET"
    }
    return letters == {"e"}


def odd_answers(
    world: World, client: Client, methods: list[str], *, stranger: bool
) -> list[str]:
    """Return the answers that are errors, or that tell a stranger what is private."""
    found = []
    for name, place in places(world).items():
        for method in methods:
            status = getattr(client, method)(place).status_code
            told = stranger and is_private(name) and status == 200
            if status >= 500 or told:
                found.append(f"{method} {name}: {status}")
    return found


@pytest.mark.parametrize(("role", "methods"), [("U", METHODS[:1]), ("N", METHODS)])
def test_a01_other_methods_write_nothing_and_break_nothing(world, role, methods):
    client = client_of(world.people[role])
    before = fingerprint()

    assert odd_answers(world, client, methods, stranger=role == "N") == []
    assert fingerprint() == before


def test_a01_finds_a_view_that_takes_another_method_from_a_stranger(
    world, settings, monkeypatch
):
    settings.ROOT_URLCONF = "tests.security.extra_urls"
    monkeypatch.setitem(EXPECTED, "secreta", {("GET", ""): "e" * len(ROLES)})

    with swapped((secret, "login_required", False)):
        found = odd_answers(world, client_of(None), ["options"], stranger=True)

    assert found == ["options secreta: 200"]
