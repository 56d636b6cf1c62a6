"""The trail of every edit: who and when come from the history, from where from here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.db import models
from simple_history.manager import HistoricalQuerySet, HistoryManager
from simple_history.models import HistoricalRecords


class Source(models.TextChoices):
    """The door through which a value was written."""

    FORM = "FORM", "Formulario"
    GRID = "GRID", "Cuadrícula"
    FILE = "FILE", "Archivo"
    COMMAND = "COMMAND", "Comando"


_source: ContextVar[Source] = ContextVar("source", default=Source.COMMAND)
_address: ContextVar[str | None] = ContextVar("address", default=None)
_change: ContextVar[int | None] = ContextVar("change", default=None)


def current_source() -> str:
    """Return the door of what is being written now."""
    return _source.get()


def current_address() -> str | None:
    """Return the network address of the person who writes; None outside a request."""
    return _address.get()


def current_change() -> int | None:
    """Return the key of the change under which one writes; None outside any."""
    return _change.get()


@contextmanager
def under_change(change: int) -> Iterator[None]:
    """Say under which change of the plan the writes inside are made."""
    before = _change.set(change)
    try:
        yield
    finally:
        _change.reset(before)


@contextmanager
def through(source: Source, address: str | None = None) -> Iterator[None]:
    """Say through which door the writes inside come; the address is kept if not given."""
    door = _source.set(source)
    place = _address.set(address or _address.get())
    try:
        yield
    finally:
        _source.reset(door)
        _address.reset(place)


class TrailedHistory(models.Model):
    """What every historical row says besides the values.

    No model may have fields of these names: its own would take their place.
    """

    door = models.CharField(
        "por dónde", max_length=8, choices=Source, default=current_source
    )
    address = models.GenericIPAddressField(
        "dirección de red", null=True, default=current_address
    )
    change = models.ForeignKey(
        "objectives.Change",
        models.PROTECT,
        null=True,
        default=current_change,
        related_name="+",
        verbose_name="bajo el cambio",
    )

    class Meta:
        abstract = True


class TrailManager(
    HistoryManager.from_queryset(HistoricalQuerySet)  # type: ignore[misc] # a call
):
    """The history of a model or of a row, of a class that is there once and for all.

    django-simple-history makes one whenever a history is asked for, that is on every
    save: a third of the time of saving a small row.
    """

    @classmethod
    def from_queryset(
        cls, queryset_class: type[models.QuerySet], class_name: str | None = None
    ) -> type["TrailManager"]:
        """Return itself: it has the methods of the histories' query sets."""
        return cls


def history() -> HistoricalRecords:
    """Keep every version of a row, with who, when and from where."""
    return HistoricalRecords(bases=[TrailedHistory], history_manager=TrailManager)
