"""How a cut-off, and a revision of it, are written in addresses."""

from dataclasses import dataclass
from datetime import date

from django.urls import register_converter

DAY = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
BETWEEN = "/revisiones/"


@dataclass(frozen=True, slots=True)
class Revision:
    """One revision of a cut-off, read at its own address for ever."""

    date: date
    number: int


At = date | Revision  # what a page is about: a cut-off as it stands, or one revision


def day_of(at: At) -> date:
    """Return the date of the cut-off."""
    return at.date if isinstance(at, Revision) else at


class IsoDate:
    """A date as 2023-06-30; anything else, February 30th included, is no address."""

    regex = DAY

    def to_python(self, value: str) -> date:
        """Read the date; ValueError makes the address not match."""
        return date.fromisoformat(value)

    def to_url(self, value: At) -> str:
        """Write the date; a revision has its own address."""
        if isinstance(value, Revision):
            raise ValueError("A revision is no date")
        return value.isoformat()


class RevisionAddress:
    """A revision as 2023-06-30/revisiones/2, so that a page's links stay in it."""

    regex = f"{DAY}{BETWEEN}[1-9][0-9]{{0,3}}"

    def to_python(self, value: str) -> Revision:
        """Read the revision; ValueError makes the address not match."""
        day, _, number = value.partition(BETWEEN)
        return Revision(date.fromisoformat(day), int(number))

    def to_url(self, value: At) -> str:
        """Write the revision; ValueError: it is only a date."""
        if not isinstance(value, Revision):
            raise ValueError("A date is no revision")
        return f"{value.date.isoformat()}{BETWEEN}{value.number}"


def written(at: At) -> str:
    """Write what a page is about, as its address does: 2023-06-30/revisiones/2."""
    one = RevisionAddress() if isinstance(at, Revision) else IsoDate()
    return one.to_url(at)


register_converter(IsoDate, "iso")
register_converter(RevisionAddress, "revision")
