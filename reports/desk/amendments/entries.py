"""A change as the desk shows it: its state, its place in the plan, its figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from indicators.change_control.places import describe, place_of, shown
from indicators.entry.telling import Mark
from indicators.models import ChangedValue, Indicator, ProposedEdit
from objectives.models import Change
from pei_site.formats import NOTHING

_MARKS = {
    Change.State.DRAFT: ("medium", "dash"),
    Change.State.APPROVED: ("over", "forward"),
    Change.State.APPLIED: ("met", "check"),
    Change.State.WITHDRAWN: ("none", "dash"),
}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a change: what it was and what it is, or would be.

    `now` None: it stands as it was when it was proposed; a text: it is another.
    """

    key: int
    label: str
    before: str
    after: str
    now: str | None = None


@dataclass(frozen=True)
class Entry:
    """A change with what people read of it."""

    change: Change
    figures: list[Figure]
    indicator: Indicator | None

    @property
    def title(self) -> str:
        """Name it: by its number once it has one, by its key until then."""
        return heading(self.change)

    @property
    def mark(self) -> Mark:
        """Its state: colour, icon and word."""
        style, icon = _MARKS[Change.State(self.change.state)]
        return Mark(style, icon, self.change.get_state_display())


def heading(change: Change) -> str:
    """Name a change on the desk: Cambio 002, Borrador 7."""
    if change.is_draft:
        return f"Borrador {change.pk}"
    if change.state == Change.State.WITHDRAWN:
        return f"Borrador {change.pk}, retirado"
    return str(change)


def register_entries(changes: Iterable[Change]) -> list[Entry]:
    """Return changes with their figures, in three queries however many they are."""
    found = list(changes)
    keys = {one.indicator_key for one in found} - {""}
    indicators = {one.key: one for one in Indicator.objects.filter(key__in=keys)}
    return [
        Entry(one, _figures_of(one), indicators.get(one.indicator_key)) for one in found
    ]


def entry_of(change: Change, moved: Mapping[int, str] | None = None) -> Entry:
    """Return one change; `moved` are its proposals whose figure is now another."""
    indicator = Indicator.objects.filter(key=change.indicator_key).first()
    return Entry(change, _figures_of(change, moved or {}), indicator)


def with_figures(changes: QuerySet[Change]) -> QuerySet[Change]:
    """Read changes with all that an entry tells of them."""
    return changes.select_related(
        "plan", "objective", "requested_by", "approved_by"
    ).prefetch_related(
        Prefetch("values", ChangedValue.objects.select_related(*_PLACE)),
        Prefetch("proposed", ProposedEdit.objects.select_related(*_PLACE)),
    )


_PLACE = ("indicator", "objective")


def _figures_of(change: Change, moved: Mapping[int, str] = {}) -> list[Figure]:
    """Return what was recorded; of one that was never approved, what it proposes."""
    if change.state in Change.REGISTERED:
        return [_figure(one) for one in change.values.all()]
    return [_figure(one, moved.get(one.pk)) for one in change.proposed.all()]


def _figure(amended: ProposedEdit | ChangedValue, now: str | None = None) -> Figure:
    before, after = shown(amended)
    if now:
        place = place_of(amended)
        standing = ChangedValue(
            what=place.what,
            field=place.field,
            indicator=amended.indicator,
            after=now,
        )
        now = shown(standing)[1]
    told = NOTHING if now == "" else now
    return Figure(amended.pk, describe(amended), before, after, told)
