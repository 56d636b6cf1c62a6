"""The form of a row that an approved year locks: it is edited under a change.

What is locked does not reach the row by the form: it goes through `save_edits`, as the
edits of every other door do. The form tries that while it is checked, so that what the
year does not take is told beside its fields.
"""

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator

from indicators.change_control.amending import save_edits, usable
from indicators.change_control.places import Edit, Place
from objectives.models import Change, FiscalYear

CHOOSE = (
    "{what}: la vigencia {years} está aprobada. Elija el cambio aprobado, o el borrador,"
    " con el que se modifica."
)
ANOTHER_YEAR = "El {change} no es de la vigencia {years}, que está aprobada."
MOST_CHARACTERS = 80


class ChangeField(forms.ModelChoiceField):
    """The change under which a form writes: an approved one, or a draft."""

    def __init__(self) -> None:
        super().__init__(
            Change.objects.none(),
            required=False,
            label="Cambio",
            empty_label="Elija un cambio…",
        )

    def label_from_instance(self, obj: Any) -> str:
        """Say what becomes of the edits under it."""
        told = Truncator(obj.description).chars(MOST_CHARACTERS)
        if obj.is_draft:
            return f"Borrador para {obj.year}: {told} (quedará propuesto)"
        return f"{obj} de {obj.year}: {told} (se aplica al guardar)"

    def offer(self, years: Iterable[FiscalYear]) -> None:
        """Offer what can be used in these years, and the way to prepare another."""
        years = list(years)
        self.queryset = usable(*years)
        self.help_text = format_html(
            "Con un cambio aprobado se escribe y queda registrado; en un borrador queda"
            ' propuesto hasta que se apruebe. <a href="{}?vigencia={}">Preparar un'
            " borrador</a>.",
            reverse("admin:desk_change_new"),
            years[0].year,
        )


class LockedForm(forms.ModelForm):
    """A row of which an approved year locks some fields.

    After it is checked, `edits` are those of what is locked, for the year `amended` and
    under the change `chosen`; without any, the row is saved as always.
    """

    locked: ClassVar[tuple[str, ...]] = ()
    identity: ClassVar[tuple[str, ...]] = ()  # what an approved year makes the row be
    asked: ClassVar[str] = ""  # the change that the page's address names

    cambio = ChangeField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edits: list[Edit] = []
        self.amended: FiscalYear | None = None
        self.chosen: Change | None = None
        years = self.offered_years(self.instance if self.instance.pk else None)
        field = self.fields["cambio"]
        if years and isinstance(field, ChangeField):
            field.offer(years)
            self.initial.setdefault("cambio", self.asked)
        else:
            del self.fields["cambio"]

    @classmethod
    def offered_years(cls, instance: Any) -> list[FiscalYear]:
        """List the approved years whose changes are offered; instance None: a new row."""
        return [] if instance is None else cls.holding_years(instance)

    @classmethod
    def holding_years(cls, instance: Any) -> list[FiscalYear]:
        """List the approved years that lock a row as it is or would be."""
        raise NotImplementedError

    def place(self, field: str) -> Place:
        """Return the place of a locked field of the row."""
        raise NotImplementedError

    @property
    def rest(self) -> list[str]:
        """Name the fields that changed, that no year locks and that are not the key."""
        apart = {*self.locked, *self.identity, "cambio"}
        return [name for name in self.changed_data if name not in apart]

    def _post_clean(self) -> None:
        super()._post_clean()  # type: ignore[misc] # the stubs leave it out
        years = [] if self.errors else self.holding_years(self.instance)
        if not years:
            return
        stored = type(self.instance)._base_manager.filter(pk=self.instance.pk).first()
        self.edits = self._differences(stored)
        if self.edits:
            self._try(years)
        if stored is not None:
            self._keep(stored)

    def _differences(self, stored: models.Model | None) -> list[Edit]:
        """Return an edit for each locked field that would be different."""
        edits = []
        for field in self.locked:
            place = self.place(field)
            before = "" if stored is None else place.text(getattr(stored, field))
            after = place.text(getattr(self.instance, field))
            if before != after:
                edits.append(Edit(place, after))
        return edits

    def _try(self, years: list[FiscalYear]) -> None:
        """See whether the edits would be taken, and undo it."""
        told = " y ".join(str(year) for year in sorted(years, key=lambda one: one.year))
        self.chosen = self.cleaned_data.get("cambio")
        if self.chosen is None:
            what = ", ".join(str(edit.place) for edit in self.edits)
            self.add_error("cambio", CHOOSE.format(what=what, years=told))
            return
        by_number = {year.year: year for year in years}
        self.amended = by_number.get(self.chosen.year or 0)
        if self.amended is None:
            message = ANOTHER_YEAR.format(change=self.chosen, years=told)
            self.add_error("cambio", message)
            return
        try:
            with transaction.atomic():
                self.amend()
                transaction.set_rollback(True)
        except ValidationError as error:
            self.add_error(None, error.messages)

    def amend(self) -> None:
        """Write the edits under the chosen change, or propose them in the draft."""
        assert self.amended is not None
        save_edits(year=self.amended, edits=self.edits, change=self.chosen)

    def _keep(self, stored: models.Model) -> None:
        """Leave on the row what is locked as it is stored: it is not written with it."""
        for field in self.locked:
            setattr(self.instance, field, getattr(stored, field))
        if self.chosen is not None and self.chosen.is_draft and not self.errors:
            try:
                self.instance.validate_constraints()
            except ValidationError as error:
                self.add_error(None, error.messages)
