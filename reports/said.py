"""What a frozen scorecard said of the plan, its objectives and its indicators, and no more.

A year has up to twelve cut-offs and a plan several years: to set them side by side only
their percentages are read, not the whole of each.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from reports.kept import Kept

MOST = 128 * 1024**2  # characters: little is kept of each


@dataclass(frozen=True, slots=True)
class Said:
    """The percentages of a cut-off as they were frozen; None: could not be judged.

    `objectives` by number; `rows` by objective's number and indicator's key: what is
    not there was not in the plan then. `published` False: it was only closed.
    """

    cutoff: date
    revision: int
    published: bool
    ratio: Fraction | None
    objectives: Mapping[int, Fraction | None]
    rows: Mapping[tuple[int, str], Fraction | None]


def _read(text: str) -> Said:
    frozen: dict[str, Any] = json.loads(text)
    cards = frozen["objectives"]
    return Said(
        cutoff=date.fromisoformat(frozen["cutoff"]),
        revision=frozen["revision"],
        published=False,
        ratio=_ratio(frozen),
        objectives={card["number"]: _ratio(card) for card in cards},
        rows={
            (card["number"], row["key"]): _ratio(row)
            for card in cards
            for row in card["rows"]
        },
    )


def _ratio(told: Mapping[str, Any]) -> Fraction | None:
    return None if told["ratio"] is None else Fraction(told["ratio"])


READ = Kept(_read, MOST)
