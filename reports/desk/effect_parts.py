"""What a screen tells of an effect: figures, sums and indicators, before and after."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from pei_site.formats import round_half_up
from reports.effect import Effect
from reports.scorecard import ObjectiveCard, Row, Scorecard


@dataclass(frozen=True, slots=True)
class Figure:
    """A percentage before and after, as ratios; None: it cannot be judged."""

    label: str
    before: Fraction | None
    after: Fraction | None

    @property
    def difference(self) -> Fraction | None:
        """What it gains, as a ratio; None where one of the two cannot be judged.

        Of the printed figures, so that the three numbers of a row add up.
        """
        if self.before is None or self.after is None:
            return None
        gained = round_half_up(self.after * 100, 2) - round_half_up(
            self.before * 100, 2
        )
        return Fraction(gained) / 100

    @property
    def differs(self) -> bool:
        """Whether it is another figure, however little."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Reckoning:
    """An objective's figure, term by term."""

    when: str
    card: ObjectiveCard

    @property
    def is_shared_out(self) -> bool:
        """Whether shares are not the weights: something leaves the mean, or weights lack."""
        return any(
            term.share * 100 != Fraction(term.weight) for term in self.card.terms
        )


@dataclass(frozen=True, slots=True)
class ObjectiveEffect:
    """An objective whose sum is told term by term, as it is and as it would be."""

    before: ObjectiveCard
    after: ObjectiveCard

    @property
    def number(self) -> int:
        """The objective's number."""
        return self.after.number

    @property
    def differs(self) -> bool:
        """Whether some term of its sum is another one."""
        return self.before.terms != self.after.terms

    @property
    def sums(self) -> tuple[Reckoning, Reckoning]:
        """The two sums, as they are read one under the other."""
        return Reckoning("Antes", self.before), Reckoning("Después", self.after)


@dataclass(frozen=True, slots=True)
class IndicatorEffect:
    """An indicator's row before and after; what it does not have is a dash."""

    before: Row
    after: Row

    @property
    def magnitudes(self) -> tuple[tuple[str, Decimal | None, Decimal | None], ...]:
        """Name its magnitudes that would be others: name, before, after."""
        before, after = self.before, self.after
        told = (
            ("Meta del año", before.target, after.target),
            ("Programado al corte", before.programmed, after.programmed),
        )
        return tuple(one for one in told if one[1] != one[2])

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Its percentages that would be others."""
        before, after = self.before, self.after
        told = (
            Figure("Avance al corte", before.ratio, after.ratio),
            Figure("Avance del año", before.year_ratio, after.year_ratio),
        )
        return tuple(one for one in told if one.differs)


@dataclass(frozen=True, slots=True)
class EffectParts:
    """The context of `admin/desk/_effect.html`, under the name `effect`."""

    cutoff: date
    figures: tuple[Figure, ...]
    objectives: tuple[ObjectiveEffect, ...]
    indicators: tuple[IndicatorEffect, ...]

    @property
    def differs(self) -> bool:
        """Whether any percentage or magnitude would be another."""
        return bool(
            self.indicators
            or any(one.differs for one in self.figures)
            or any(one.differs for one in self.objectives)
        )


def effect_parts(effect: Effect, focus: Collection[int] = ()) -> EffectParts:
    """Arrange an effect for the screen.

    Told: the plan, the objectives that would be others and those in `focus` (their
    numbers) even if they would not, and the indicators that would be others.
    """
    pairs = tuple(_pairs(effect.before, effect.after))
    told = [one for one in pairs if one.differs or one.number in focus]
    return EffectParts(
        cutoff=effect.after.cutoff,
        figures=(
            *(figure for one in told for figure in _of_objective(one)),
            Figure("Plan completo", effect.before.ratio, effect.after.ratio),
            Figure(
                "Plan completo, con tope del 100 %",
                effect.before.capped_ratio,
                effect.after.capped_ratio,
            ),
        ),
        objectives=tuple(told),
        indicators=tuple(_indicators(pairs)),
    )


def _pairs(before: Scorecard, after: Scorecard) -> Iterator[ObjectiveEffect]:
    for card in after.objectives:
        former = before.objective(card.number)
        if former is not None:
            yield ObjectiveEffect(former, card)


def _of_objective(pair: ObjectiveEffect) -> tuple[Figure, Figure]:
    name = f"Objetivo {pair.number}"
    before, after = pair.before, pair.after
    return (
        Figure(name, before.ratio, after.ratio),
        Figure(f"{name}, con tope del 100 %", before.capped_ratio, after.capped_ratio),
    )


def _indicators(pairs: tuple[ObjectiveEffect, ...]) -> Iterator[IndicatorEffect]:
    """Tell each indicator once, though it weighs in several objectives."""
    former = {row.key: row for pair in pairs for row in pair.before.rows}
    latter = {row.key: row for pair in pairs for row in pair.after.rows}
    for key, row in latter.items():
        if key in former:
            found = IndicatorEffect(former[key], row)
            if found.magnitudes or found.figures:
                yield found
