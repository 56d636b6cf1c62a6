"""A long list in pages, and the ways between them; files carry all of it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

T = TypeVar("T")

ROWS = 100
OBJECTIVES = 50  # each is drawn: no plan that we know of has as many


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the list; url blank: only a gap between two."""

    name: str
    url: str
    here: bool


@dataclass(frozen=True, slots=True)
class Turned(Generic[T]):
    """The page that is shown, and the ways to those around it, the first and the last.

    `problem` says which was asked for and is not there.
    """

    page: Page[T]
    links: tuple[PageLink, ...]
    problem: str

    @property
    def rows(self) -> list[T]:
        """Return what stands on the page."""
        return list(self.page)

    @property
    def is_cut(self) -> bool:
        """Whether the list is longer than the page."""
        return self.page.has_other_pages()


def turn_to(
    found: Sequence[T],
    asked: str,
    address: Callable[[int], str],
    size: int = ROWS,
    what: str = "página",
) -> Turned[T]:
    """Return the page that is asked for, or the nearest; `address` leads to another.

    `what` a page of this list is called, as a feminine noun.
    """
    page = Paginator(found, size).get_page(asked or 1)
    problem = ""
    if asked and asked != str(page.number):
        problem = f"No existe la {what} «{asked}»: ésta es la {page.number}."
    return Turned(page, tuple(_links(page, address)), problem)


def turn_in(
    request: HttpRequest, found: Sequence[T], name: str, anchor: str, size: int = ROWS
) -> Turned[T]:
    """Return the page that the address asks for by `name`; the links keep all the rest."""

    def address(number: int) -> str:
        query = request.GET.copy()
        query.pop(name, None)
        if number > 1:
            query[name] = str(number)
        return f"?{query.urlencode(safe='/')}#{anchor}"

    return turn_to(found, request.GET.get(name, ""), address, size)


def _links(page: Page[T], address: Callable[[int], str]) -> Iterator[PageLink]:
    for number in page.paginator.get_elided_page_range(page.number):
        if isinstance(number, int):
            yield PageLink(str(number), address(number), number == page.number)
        else:
            yield PageLink(number, "", here=False)
