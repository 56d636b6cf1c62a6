"""The change under which a screen of an approved year writes, and what then stands."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.http import HttpRequest

from indicators.change_control import amending
from indicators.change_control.places import Edit, Place
from indicators.change_control.values import locked_values
from indicators.models import What
from objectives.models import Change, FiscalYear

FIELD = "cambio"  # in addresses and in forms: the chosen change's primary key


class MovedError(Exception):
    """What a person edited is no longer as they read it."""


@dataclass(frozen=True, slots=True)
class Option:
    """A change that may be chosen, and what becomes of the edits."""

    key: int
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ChangeChoice:
    """The context of `admin/desk/_change_choice.html`, under the name `choice`.

    `chosen` None: no change; a year that is not approved needs none.
    """

    year: FiscalYear
    changes: tuple[Change, ...]
    chosen: Change | None

    @property
    def options(self) -> list[Option]:
        """The changes as the person reads them."""
        return [
            Option(one.pk, _label(one), is_chosen=one == self.chosen)
            for one in self.changes
        ]

    @property
    def query(self) -> str:
        """What preselects it in an address: ?cambio=3, or nothing."""
        return f"?{FIELD}={self.chosen.pk}" if self.chosen else ""

    @property
    def outcome(self) -> str:
        """What saving did, as a sentence."""
        if self.chosen is None:
            return "Se guardó."
        if self.chosen.is_draft:
            return "Quedó propuesto en el borrador; se aplica cuando se apruebe."
        return f"Se aplicó y quedó registrado en el {self.chosen}."

    def standing(
        self, *kinds: What, indicators: Collection[int] | None = None
    ) -> dict[Place, str]:
        """Read what the year locks, as the chosen draft would leave it.

        `kinds`: those that a screen shows; none named, all. `indicators`: of these
        alone, by primary key; None, of all.
        """
        stored = locked_values(self.year, kinds or tuple(What), indicators)
        drafted = {one.place: one.value for one in self._drafted()}
        return {place: text for place, text in (stored | drafted).items() if text}

    def together(self, edits: Iterable[Edit]) -> list[Edit]:
        """Join edits to all else that the chosen draft proposes; the edits prevail."""
        edits = list(edits)
        edited = {one.place for one in edits}
        return [one for one in self._drafted() if one.place not in edited] + edits

    @transaction.atomic
    def save(self, edits: Iterable[Edit], was: Mapping[Place, str]) -> None:
        """Save edits of what still stands as it was read; MovedError if it does not.

        ValidationError says why the year does not take them. `was` is what was read of
        every place that the screen showed.
        """
        FiscalYear.objects.select_for_update(of=("self",)).get(pk=self.year.pk)
        now = self.standing()
        if any(now.get(place, "") != text for place, text in was.items()):
            raise MovedError
        amending.save_edits(year=self.year, edits=edits, change=self.chosen)

    def _drafted(self) -> list[Edit]:
        if self.chosen is None or not self.chosen.is_draft:
            return []
        return amending.proposals(self.chosen)


def choose(request: HttpRequest, year: FiscalYear) -> ChangeChoice:
    """Read which change the person chose, in the form or in the address."""
    if not year.is_approved:
        return ChangeChoice(year, (), None)
    asked = request.POST.get(FIELD, request.GET.get(FIELD, ""))
    changes = tuple(amending.usable(year))
    chosen = next((one for one in changes if str(one.pk) == asked), None)
    return ChangeChoice(year, changes, chosen)


def _label(change: Change) -> str:
    """Name a change with what it will do with the edits."""
    told = " ".join(change.description.split())
    short = f"{told[:70].rstrip()}…" if len(told) > 70 else told
    if change.is_draft:
        return f"Borrador: {short} (quedará propuesto)"
    return f"{change}: {short} (se aplica al guardar)"
