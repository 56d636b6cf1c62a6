"""The state of the year, read in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet
from django.utils import timezone

from indicators.entry.desk import Share, shares_of
from indicators.entry.months import Month, open_months
from indicators.entry.telling import Mark
from indicators.gap import Gap
from indicators.models import Cutoff
from indicators.models.cutoff import month_end
from indicators.vocabulary import CutoffState
from objectives.models import Change, FiscalYear, Plan
from reports.desk.year_gaps import gaps_now
from reports.finding import Finding, Severity
from reports.models import PublishedReport
from reports.reading import scorecard_now
from reports.scorecard import Scorecard

LAST_PUBLICATIONS = 5
QUARTER = 3  # months: the committee reviews at least quarterly


@dataclass(frozen=True, slots=True)
class Year:
    """A fiscal year; `gaps`: what stops its approval, empty once it is approved."""

    stored: FiscalYear
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class ShareRow:
    """A department's share of the month, and how it goes in one word."""

    share: Share
    mark: Mark


@dataclass(frozen=True, slots=True)
class MonthState:
    """An open month with each department's progress, and the other open months."""

    month: Month
    others: tuple[Month, ...]
    shares: tuple[Share, ...]

    @property
    def rows(self) -> list[ShareRow]:
        """The departments, those that still owe first, then those that wait."""
        shares = sorted(
            self.shares,
            key=lambda one: (not one.pending, not one.waiting, one.department.name),
        )
        late = self.month.is_late
        return [ShareRow(share, _mark(share, late=late)) for share in shares]

    @property
    def owed(self) -> int:
        """How many indicators are to be reported."""
        return sum(share.owed for share in self.shares)

    @property
    def done(self) -> int:
        """How many were sent."""
        return sum(share.done for share in self.shares)

    @property
    def approved(self) -> int:
        """How many the office approved."""
        return sum(share.approved for share in self.shares)

    @property
    def returned(self) -> int:
        """How many came back and were not sent again."""
        return sum(share.returned for share in self.shares)

    @property
    def pending(self) -> int:
        """How many are still to be sent."""
        return self.owed - self.done

    @property
    def waiting(self) -> int:
        """How many wait for the office's approval."""
        return sum(len(share.waiting) for share in self.shares)

    @property
    def is_late(self) -> bool:
        """Whether the due date passed and somebody still owes."""
        return self.month.is_late and self.pending > 0


@dataclass(frozen=True, slots=True)
class CutoffStanding:
    """An open cut-off as its figures stand today."""

    stored: Cutoff
    scorecard: Scorecard

    @property
    def blocking(self) -> list[Finding]:
        """What stops its closing."""
        return self._of(Severity.BLOCKING)

    @property
    def warnings(self) -> list[Finding]:
        """What the reader should look at."""
        return self._of(Severity.WARNING)

    def _of(self, severity: Severity) -> list[Finding]:
        return [one for one in self.scorecard.findings if one.severity == severity]


@dataclass(frozen=True, slots=True)
class State:
    """Where the year stands. None: there is no such thing yet.

    `prepared`: the newest year not approved. `cutoff`: the earliest open one.
    `next_cutoff`: the day of the one to open when none is open.
    `closed`: the cut-offs closed and not published.
    """

    plan: Plan | None
    year: Year | None
    prepared: Year | None
    month: MonthState | None
    cutoff: CutoffStanding | None
    next_cutoff: date | None
    closed: tuple[Cutoff, ...]
    drafts: tuple[Change, ...]
    in_application: tuple[Change, ...]
    publications: tuple[PublishedReport, ...]


def state_of(*, month: str = "") -> State:
    """Read the state of the year; `month` chooses an open one: "2023-07"."""
    years = list(FiscalYear.objects.select_related("approved_by", "plan"))
    plan = years[0].plan if years else Plan.objects.first()
    current = _current(years)
    prepared = next((year for year in years if not year.is_approved), None)
    cutoffs = list(Cutoff.objects.select_related("year__plan").order_by("date"))
    changes = _changes()
    return State(
        plan=plan,
        year=Year(current, ()) if current else None,
        prepared=Year(
            prepared, tuple(gap for gap in gaps_now(prepared) if gap.is_blocking)
        )
        if prepared
        else None,
        month=_month(month),
        cutoff=_standing(cutoffs),
        next_cutoff=_next_cutoff(current, cutoffs),
        closed=tuple(one for one in cutoffs if one.state == CutoffState.CLOSED),
        drafts=tuple(one for one in changes if one.is_draft),
        in_application=tuple(one for one in changes if not one.is_draft),
        publications=tuple(_publications()[:LAST_PUBLICATIONS]),
    )


def _current(years: list[FiscalYear]) -> FiscalYear | None:
    """Return the approved year that runs: the newest one that has begun, or the first."""
    approved = [year for year in years if year.is_approved]
    today = timezone.localdate().year
    begun = [year for year in approved if year.year <= today]
    return next(iter(begun or approved[-1:]), None)


def _month(chosen: str) -> MonthState | None:
    """Return the chosen open month; the one that is due first if none is."""
    months = open_months()
    if not months:
        return None
    urgent = min(months, key=lambda one: (one.due or date.max, one.key))
    month = next((one for one in months if one.key == chosen), urgent)
    return MonthState(
        month=month,
        others=tuple(reversed(months)),
        shares=tuple(shares_of(month)),
    )


def _mark(share: Share, *, late: bool) -> Mark:
    """Say how a department goes: what it must do first, then what the office must."""
    if share.pending and late:
        return Mark("behind", "warning", "Vencida")
    if share.returned:
        return Mark("behind", "warning", "Con devueltos")
    if share.pending:
        return Mark("medium", "missing", "Pendiente")
    if share.waiting:
        return Mark("over", "forward", "Por aprobar")
    if share.approved == share.owed:
        return Mark("met", "check", "Al día")
    return Mark("over", "forward", "Por verificar")


def _standing(cutoffs: list[Cutoff]) -> CutoffStanding | None:
    first = next((one for one in cutoffs if one.is_open), None)
    return CutoffStanding(first, scorecard_now(first)) if first else None


def _next_cutoff(year: FiscalYear | None, cutoffs: list[Cutoff]) -> date | None:
    """Return the end of the quarter after the year's last cut-off; None: no year runs."""
    if year is None or any(one.is_open for one in cutoffs):
        return None
    months = [one.date.month for one in cutoffs if one.year_id == year.pk]
    month = max(months, default=0) // QUARTER * QUARTER + QUARTER
    if month > 12:
        return None
    return month_end(year.year, month)


def _changes() -> list[Change]:
    """Read the changes that are not finished, with how many edits each has."""
    unfinished = (Change.State.DRAFT, Change.State.APPROVED)
    return list(
        Change.objects.filter(state__in=unfinished)
        .select_related("requested_by")
        .annotate(edits=Count("proposed", distinct=True))
        .annotate(written=Count("values", distinct=True))
        .order_by("pk")
    )


def _publications() -> QuerySet[PublishedReport]:
    return (
        PublishedReport.objects.select_related("cutoff", "published_by")
        .defer("scorecard")
        .order_by("-published_at", "-revision")
    )
