"""Which two cut-offs are compared: the older is always the one before."""

from dataclasses import dataclass
from datetime import date
from re import fullmatch

from indicators.vocabulary import CutoffState
from pei_site.formats import date_long, date_short
from reports.addresses import At, IsoDate, Revision, RevisionAddress
from reports.reading import CutoffChoice, Reader, before_for, scorecard_for
from reports.scorecard import Scorecard


class NotThereError(Exception):
    """What was asked to compare with does not exist for this reader."""


class SameError(Exception):
    """What was asked to compare with is the same cut-off."""


class AloneError(Exception):
    """There is no other cut-off to compare with."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two, and where it is read."""

    at: At
    scorecard: Scorecard

    @property
    def is_open(self) -> bool:
        """Whether its figures may still change."""
        return self.scorecard.state == CutoffState.OPEN

    @property
    def lasting(self) -> At:
        """Where these very figures are read for ever; the cut-off while it is open."""
        if self.is_open or self.scorecard.revision is None:
            return self.scorecard.cutoff
        return Revision(self.scorecard.cutoff, self.scorecard.revision)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two cut-offs, or two revisions of one, the older before."""

    before: Side
    after: Side

    @property
    def sides(self) -> tuple[Side, Side]:
        """Return the two in their order."""
        return self.before, self.after

    @property
    def is_one_cutoff(self) -> bool:
        """Whether they are two revisions of one cut-off."""
        return self.before.scorecard.cutoff == self.after.scorecard.cutoff

    @property
    def is_of_two_years(self) -> bool:
        """Whether each is measured against the programming of another year."""
        return self.before.scorecard.year != self.after.scorecard.year

    @property
    def names(self) -> tuple[str, str]:
        """Name the two in full."""
        return self._name(self.before.scorecard), self._name(self.after.scorecard)

    @property
    def headings(self) -> tuple[str, str]:
        """Name the two above their columns."""
        if self.is_one_cutoff:
            return self.names
        cards = (self.before.scorecard, self.after.scorecard)
        first, second = (date_short(card.cutoff) for card in cards)
        return first, second

    def _name(self, scorecard: Scorecard) -> str:
        if not self.is_one_cutoff:
            return date_long(scorecard.cutoff)
        if scorecard.state == CutoffState.OPEN:
            return "lo que hay hoy"
        return f"revisión {scorecard.revision}"


def pair_for(
    user: Reader, here: Side, asked: str, choices: tuple[CutoffChoice, ...]
) -> Pair:
    """Return the two to compare: the asked one (blank: the one before) and this."""
    other = _asked(user, asked) if asked else _default(user, here.scorecard, choices)
    first, second = sorted((other, here), key=_age)
    if _age(first) == _age(second):
        raise SameError
    return Pair(first, second)


def _age(side: Side) -> tuple[date, bool, int]:
    return side.scorecard.cutoff, side.is_open, side.scorecard.revision or 0


def _asked(user: Reader, text: str) -> Side:
    at = read_at(text)
    scorecard = scorecard_for(user, at) if at else None
    if at is None or scorecard is None:
        raise NotThereError
    return Side(at, scorecard)


def _default(
    user: Reader, scorecard: Scorecard, choices: tuple[CutoffChoice, ...]
) -> Side:
    """Return the last frozen one before; else the nearest that the reader may see."""
    before = before_for(user, scorecard)
    if before:
        side = Side(before.cutoff, before)
        stands = any(
            one.date == before.cutoff and one.state == before.state for one in choices
        )
        return side if stands else Side(side.lasting, before)
    days = [one.date for one in choices if one.date != scorecard.cutoff]
    earlier = [day for day in days if day < scorecard.cutoff]
    if not days:
        raise AloneError
    return _asked(user, (max(earlier, default=min(days))).isoformat())


def read_at(text: str) -> At | None:
    """Read 2023-03-31, or 2023-03-31/revisiones/1; None: it is neither."""
    for kind in (IsoDate(), RevisionAddress()):
        if fullmatch(kind.regex, text):
            try:
                return kind.to_python(text)
            except ValueError:
                return None
    return None


def write_at(at: At) -> str:
    """Write it so that `read_at` reads it."""
    kind = RevisionAddress() if isinstance(at, Revision) else IsoDate()
    return kind.to_url(at)


def year_before(day: date, choices: tuple[CutoffChoice, ...]) -> date | None:
    """Return the cut-off of the same month of the year before; None: there is none."""
    wanted = (day.year - 1, day.month)
    days = (one.date for one in choices)
    return next((one for one in days if (one.year, one.month) == wanted), None)


def previous(day: date, choices: tuple[CutoffChoice, ...]) -> date | None:
    """Return the cut-off just before; None: there is none."""
    return max((one.date for one in choices if one.date < day), default=None)
