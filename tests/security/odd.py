"""Odd addresses, made from the resolver: a part of a path, or a word of a query, is nothing.

The words of a query are those that the page reads, and those of its own links and forms.
"""

import re
from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, QueryDict
from django.test import Client
from django.urls import resolve

from tests.security.addresses import address
from tests.security.expectations import EXPECTED
from tests.security.matrix import Pattern, patterns
from tests.security.world import World

HUGE = "9" * 30
ENDLESS = "9" * 5000
PARTS = (
    *("%00", "%ff", "-1", "abc", HUGE, ENDLESS, "٣", "1_2", "..%2f", "1%20or%201=1"),
    *("2023-02-30", "2023-13", "٢٠٢٣-06-30", "0000-00-00", "9999-12-31"),
    "%F0%9F%92%A3",
)
WORDS = ("%ff", "-1", HUGE, "٢٠٢٣-07", "2023-02-30", "abc.-", "1&{}=%F0%9F%92%A3")
_LINKED = re.compile(r"[?;]([a-z_]+)=")
read: set[str] = set()  # the words that the page asked for


class _Noting(QueryDict):
    """Notes the words that are looked for."""

    def __getitem__(self, name: str) -> str:
        read.add(name)
        return super().__getitem__(name)

    def getlist(self, name: str, default: list[str] | None = None) -> list[str]:
        read.add(name)
        return super().getlist(name, default)

    def __contains__(self, name: object) -> bool:
        read.add(str(name))
        return super().__contains__(name)


class NotingMiddleware:
    """Puts a query that notes what is looked for in the place of each request's."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.GET = _Noting(request.META.get("QUERY_STRING", ""))
        return self.get_response(request)


def odd_places(world: World, client: Client, only: str = "") -> Iterator[str]:
    """Give every odd address of every page; `only`: of those whose name begins so."""
    for pattern in patterns():
        if (
            not pattern.name.startswith(only) or "(?P<" in pattern.name
        ):  # what answers for the rest of the admin
            continue
        place = _place(world, pattern)
        yield from odd_paths(place)
        yield from odd_queries(place, words_of(client, place))


def odd_paths(place: str) -> Iterator[str]:
    """Put each odd part in the place of each part of a path that its route leaves open."""
    fixed, parts = resolve(place).route.split("/"), place.split("/")
    for turn, part in enumerate(parts):
        if part and part not in fixed:
            before, after = parts[:turn], parts[turn + 1 :]
            yield from ("/".join([*before, odd, *after]) for odd in PARTS)


def odd_queries(place: str, words: set[str]) -> Iterator[str]:
    """Give each odd value to each word."""
    for word in sorted(words):
        yield from (f"{place}?{word}={value.format(word)}" for value in WORDS)


def words_of(client: Client, place: str) -> set[str]:
    """Return the words of the query that a page reads; of a list, those that it links."""
    read.clear()
    answer = client.get(place)
    text = "" if answer.streaming else answer.content.decode(errors="replace")
    listed = 'id="changelist"' in text  # the framework's lists read whatever comes
    return read | set(_LINKED.findall(text) if listed else ())


def _place(world: World, pattern: Pattern) -> str:
    """Return the address of a page, of the person's own row where it has rows."""
    path = address(
        world, pattern.name, pattern.model, pattern.kind, own_column(pattern)
    )
    return path.partition("?")[0]


def own_column(pattern: Pattern) -> str:
    """Return the column of the matrix that has a row of the person's own, where one has."""
    columns = [column for _, column in EXPECTED[pattern.name]]
    return next((one for one in ("own", "published") if one in columns), columns[0])
