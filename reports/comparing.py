"""What changed between two scorecards: revisions of a cut-off, or any two cut-offs.

    for one in compare(before, after):
        print(one.place, one.label, one.before, "->", one.after)

Pure: two scorecards in, a tuple of `Difference` out, in the order of the plan. What
says which revision each one is (cut-off, state, revision, its reason) is no
difference; all the rest is told: no difference means that nothing else changed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from reports import telling, telling_lines
from reports.remembered import remembered
from reports.scorecard import ObjectiveCard, Row, Scorecard
from reports.telling import MATTER, Matter, Told
from reports.telling_lines import Lines

__all__ = ["MATTER", "Difference", "Matter", "compare"]

THE_PLAN = "Plan"
Change = tuple[Matter, str, str, str]  # matter, label, before, after


@dataclass(frozen=True, slots=True)
class Difference:
    """Something told differently, in words ready to print; blank: there was, or is, none.

    `place` names what `objective` (number) and `indicator` (key) say: "Objetivo 1",
    "Indicador sectorial 321"; both None: the plan. An indicator that stands in several
    objectives is told once, in the first, but for what is of each: its weight.
    """

    matter: Matter
    objective: int | None
    indicator: str | None
    place: str
    label: str
    before: str
    after: str

    @property
    def name(self) -> str:
        """What people call the matter."""
        return MATTER[self.matter]


@remembered
def compare(before: Scorecard, after: Scorecard) -> tuple[Difference, ...]:
    """List what two scorecards tell differently: the plan, then each objective."""
    return (*_of_the_plan(before, after), *_of_the_objectives(before, after))


def _of_the_plan(before: Scorecard, after: Scorecard) -> Iterator[Difference]:
    changes = (
        *_fields(telling.OVERALL, before, after),
        *_fields(telling.PLAN, before.plan, after.plan),
        *_lines(telling_lines.of_the_plan(before), telling_lines.of_the_plan(after)),
    )
    for matter, label, was, now in changes:
        yield Difference(matter, None, None, THE_PLAN, label, was, now)


def _of_the_objectives(before: Scorecard, after: Scorecard) -> Iterator[Difference]:
    seen: set[str] = set()
    firsts, lasts = _firsts(before), _firsts(after)
    numbers = {card.number for one in (before, after) for card in one.objectives}
    for number in sorted(numbers):
        was, now = before.objective(number), after.objective(number)
        place = f"Objetivo {number}"
        for matter, label, old, new in _objective(was, now):
            yield Difference(matter, number, None, place, label, old, new)
        for key, row in _rows(now, was).items():
            named = row.identification if row.code else f"{row.identification} ({key})"
            told = [*_place(_row(was, key), _row(now, key), {before.year, after.year})]
            if key not in seen:
                told += _indicator(firsts.get(key), lasts.get(key))
            seen.add(key)
            for matter, label, old, new in told:
                yield Difference(matter, number, key, named, label, old, new)


def _objective(
    before: ObjectiveCard | None, after: ObjectiveCard | None
) -> Iterator[Change]:
    if before is None or after is None:
        was, now = (card.statement if card else "" for card in (before, after))
        yield Matter.PLAN, "Objetivo", was, now
        return
    yield from _fields(telling.OBJECTIVE, before, after)
    yield from _lines(telling_lines.of_notes(before), telling_lines.of_notes(after))
    both = {row.key for row in before.rows} & {row.key for row in after.rows}
    old, new = (
        ", ".join(row.key for row in card.rows if row.key in both)
        for card in (before, after)
    )
    if old != new:
        yield Matter.PLAN, "Orden de los indicadores", old, new


def _place(
    before: Row | None, after: Row | None, compared: set[int]
) -> Iterator[Change]:
    """Tell what an indicator is inside one objective, in the years compared and others."""
    if before is None or after is None:
        names = [row.name if row else "" for row in (before, after)]
        weights = [telling.share(row.weight) if row else "" for row in (before, after)]
        yield Matter.PLAN, "Indicador del objetivo", names[0], names[1]
        yield Matter.WEIGHTS, "Peso", weights[0], weights[1]
        return
    yield from _fields(telling.PLACE, before, after)
    yield from _lines(telling_lines.of_notes(before), telling_lines.of_notes(after))
    yield from _lines(
        telling_lines.of_weights(before, compared),
        telling_lines.of_weights(after, compared),
    )


def _indicator(before: Row | None, after: Row | None) -> Iterator[Change]:
    """Tell what an indicator is wherever it stands; one that came or went is told above."""
    if before is None or after is None:
        return
    magnitudes = zip(telling.magnitudes(before), telling.magnitudes(after), strict=True)
    for was, now in magnitudes:
        old, new = getattr(before, was.name), getattr(after, now.name)
        if old != new:
            yield was.matter, was.label, was.write(old), now.write(new)
    yield from _fields(telling.INDICATOR, before, after)
    yield from _lines(
        telling_lines.of_the_series(before, after),
        telling_lines.of_the_series(after, before),
    )


def _fields(fields: Iterable[Told], before: Any, after: Any) -> Iterator[Change]:
    for told in fields:
        old, new = getattr(before, told.name), getattr(after, told.name)
        if old == new:
            continue
        write = told.write
        if told.exact and write(old) == write(new):
            write = told.exact
        yield told.matter, told.label, write(old), write(new)


def _lines(before: Lines, after: Lines) -> Iterator[Change]:
    for key in {**before, **after}:
        old, new = before.get(key, ""), after.get(key, "")
        if old != new:
            matter, label, _ = key
            yield matter, label, old, new


def _rows(*cards: ObjectiveCard | None) -> dict[str, Row]:
    """Return the rows of both by key, in the order of the first and then the others."""
    found: dict[str, Row] = {}
    for card in cards:
        for row in card.rows if card else ():
            found.setdefault(row.key, row)
    return found


def _row(card: ObjectiveCard | None, key: str) -> Row | None:
    return next((row for row in card.rows if row.key == key), None) if card else None


def _firsts(scorecard: Scorecard) -> dict[str, Row]:
    """Return each indicator's row in the first objective in which it stands."""
    return _rows(*scorecard.objectives)
