"""A long list in pages; files carry all of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from reports.entries import Entry

ROWS = 100


@dataclass(frozen=True, slots=True)
class Turned:
    """The page that is shown; `problem` says which was asked for and is not there."""

    page: Page
    problem: str


def turn_to(found: Sequence[Entry], asked: str) -> Turned:
    """Return the page that the address asks for, or the nearest that there is."""
    pages = Paginator(found, ROWS)
    page = pages.get_page(asked or 1)
    if not asked or asked == str(page.number):
        return Turned(page, "")
    problem = f"No existe la página «{asked}»: ésta es la {page.number}."
    return Turned(page, problem)
