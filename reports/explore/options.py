"""What can be asked of a scorecard: its objectives, departments, states and so on."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import Truncator

from indicators import labels
from pei_site.formats import count
from reports.entries import Entry, entries
from reports.explore.words import BAND, KIND, MARK, STATUS, band_name, status_name
from reports.scorecard import ObjectiveCard, Scorecard

LONGEST = 70  # characters of an objective's statement in a list


@dataclass(frozen=True, slots=True)
class Option:
    """A value of a filter, its name alone and in a list, and how many indicators it has."""

    value: str
    name: str
    label: str
    count: int

    @property
    def choice(self) -> tuple[str, str]:
        """The value and what the form says of it."""
        return self.value, f"{self.label} ({count(self.count)})"


Options = Mapping[str, tuple[Option, ...]]


def options_of(scorecard: Scorecard) -> Options:
    """Return every value that each filter can have here, by the filter's name."""
    found = entries(scorecard)
    return {
        "objetivo": tuple(_objective(card) for card in scorecard.objectives),
        "tipo": _words(KIND, labels.KIND.__getitem__, [e.row.kind for e in found]),
        "dependencia": _departments(found),
        "estado": _words(STATUS, status_name, [e.row.status for e in found]),
        "semaforo": _words(BAND, band_name, [e.row.band for e in found]),
        "marca": tuple(
            Option(value, mark.name, mark.name, sum(map(mark.holds, found)))
            for value, mark in MARK.items()
        ),
    }


def name_of(options: Options, pair: tuple[str, str]) -> str:
    """Name a value that is in the address; a text is its own name."""
    name, value = pair
    found = (one.name for one in options.get(name, ()) if one.value == value)
    return next(found, value)


def _objective(card: ObjectiveCard) -> Option:
    number = str(card.number)
    statement = Truncator(card.short_statement or card.statement).chars(LONGEST)
    label = f"{number}. {statement}"
    return Option(number, f"Objetivo {number}", label, len(card.rows))


def _departments(found: Sequence[Entry]) -> tuple[Option, ...]:
    counts = Counter((e.row.department, e.row.department_code) for e in found)
    return tuple(
        Option(code, name, name, count)
        for (name, code), count in sorted(counts.items())
        if code
    )


def _words(
    words: Mapping[str, Any], name: Callable[[Any], str], found: Iterable[Any]
) -> tuple[Option, ...]:
    counts = Counter(found)
    return tuple(
        Option(value, name(meaning), name(meaning), counts[meaning])
        for value, meaning in words.items()
    )
