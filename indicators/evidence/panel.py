"""What a record's page shows of its evidence."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils import timezone

from indicators.evidence import actions
from indicators.evidence.checks import ACCEPTED, KINDS, MAX_BYTES
from indicators.models import Evidence, MonthlyRecord
from objectives.models import User
from pei_site.formats import date_short, group, round_half_up

LINK = "Enlace"
EVIDENCE = "of-evidence"  # what is told of it is said beside it
KILO = 1024


@dataclass(frozen=True, slots=True)
class Item:
    """A line of the list: a file, or a link where `link` is not empty."""

    pk: int
    title: str
    link: str
    detail: str
    withdrawn: str
    public: bool


@dataclass(frozen=True, slots=True)
class Panel:
    """The list of a record's evidence, and what the person may do with it."""

    items: tuple[Item, ...]
    may_change: bool
    may_publish: bool
    accept: str
    limits: str


def panel_of(record: MonthlyRecord, user: User, *, is_open: bool) -> Panel:
    """Return what the page of a month shows; the withdrawn ones stay in sight."""
    kept = record.evidence.select_related("uploaded_by", "withdrawn_by")
    return Panel(
        items=tuple(_item(evidence) for evidence in kept),
        may_change=actions.may_change(record, user, is_open=is_open),
        may_publish=actions.may_publish(user),
        accept=",".join(f".{ending}" for ending in KINDS),
        limits=f"{ACCEPTED}; hasta {MAX_BYTES // KILO**2} MB cada uno,"
        f" {actions.MAX_EACH} archivos y {actions.MAX_EACH} enlaces por registro.",
    )


def _item(evidence: Evidence) -> Item:
    what = LINK if evidence.link else size(evidence.size)
    day = date_short(timezone.localdate(evidence.uploaded_at))
    withdrawn = ""
    if evidence.withdrawn_at is not None:
        gone = date_short(timezone.localdate(evidence.withdrawn_at))
        withdrawn = f"Retirada por {evidence.withdrawn_by} el {gone}"
    return Item(
        pk=evidence.pk,
        title=evidence.title,
        link=evidence.link,
        detail=f"{what} · {evidence.uploaded_by}, {day}",
        withdrawn=withdrawn,
        public=evidence.public,
    )


def size(count: int) -> str:
    """Write a number of bytes as people read it: 350 KB, 1,4 MB."""
    if count < KILO**2:
        return f"{group(round_half_up(Fraction(max(count, KILO), KILO), 0))} KB"
    return f"{group(round_half_up(Fraction(count, KILO**2), 1))} MB"
