"""Two departments, every state of every table, and a person in each role.

The columns of the matrix: own (of department A, open), other (of department B), closed
(of A, shut by a gate, a cut-off or an approval), published, and missing.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import Group
from django.utils import timezone

from indicators.approval import approve_year
from indicators.models import (
    Closing,
    Indicator,
    IndicatorWeight,
    Measurement,
    Note,
    RecordStep,
    ReportingMonth,
    Responsibility,
    YearTarget,
)
from indicators.vocabulary import CutoffState, RecordState
from objectives.models import (
    AccessEvent,
    Change,
    Department,
    Membership,
    PlanStep,
    User,
)
from reports import archive, exports, snapshot
from reports.models import PublishedFile, PublishedReport
from tests.builders import (
    a_cutoff,
    a_department,
    a_person,
    a_plan,
    a_year,
    an_indicator,
    an_objective,
    an_open_month,
    program,
    report,
    weigh,
)
from tests.security import desk
from tests.security.people import DISABLED, another_superuser, people_of
from tests.security.proofs import evidence_of, of_march

OPEN_MONTH, SHUT_MONTH, SENT_MONTH = 7, 8, 9
PUBLISHED, CLOSED, OPEN = date(2023, 3, 31), date(2023, 6, 30), date(2023, 12, 31)


@dataclass(frozen=True)
class World:
    """Primary keys by model and column, and the people by the letter of their role."""

    pks: dict[str, dict[str, int]]
    people: dict[str, User | None]
    outsider: User
    desk: dict[str, int]

    @property
    def indicators(self) -> dict[str, Indicator]:
        """The indicator of each column."""
        found = {
            pk: Indicator.objects.get(pk=pk) for pk in self.pks["indicator"].values()
        }
        return {name: found[pk] for name, pk in self.pks["indicator"].items()}


def build(more: Callable[[], object] | None = None) -> World:
    """Make everything, in the order that the locks allow; `more` before what closes."""
    department, elsewhere = a_department("A"), a_department("B")
    people = people_of(department)
    outsider = a_person(
        "fuera", is_staff=True, email="fuera@example.org", link_at=timezone.now()
    )
    own = _indicator("A1", department)
    other = _indicator("B1", elsewhere)
    spare = an_indicator("A2", department=department)
    own_rows, other_rows = _rows(own, people["R"]), _rows(other, outsider)
    shut = {
        "record": _record(own, SHUT_MONTH),
        "evidence": evidence_of(own, SHUT_MONTH, outsider),
    }
    approve_year(year=a_year(2022), by=None)
    shared = _shared(own, other, outsider)
    an_open_month(OPEN_MONTH)
    an_open_month(SENT_MONTH)
    gate = an_open_month(SHUT_MONTH, is_open=False)
    pks = {
        "indicator": {"own": own.pk, "other": other.pk},
        "spare": {"own": spare.pk},
        "monthlyrecord": {
            "own": own_rows["record"],
            "other": other_rows["record"],
            "closed": shut["record"],
        },
        "sent": {
            "own": own_rows["sent"],
            "other": other_rows["sent"],
            "closed": shut["record"],
        },
        "evidence": {
            "own": own_rows["evidence"],
            "other": other_rows["evidence"],
            "closed": shut["evidence"],
        },
        "reportingmonth": {
            "own": _first(ReportingMonth, month=OPEN_MONTH),
            "closed": gate.pk,
        },
        "user": {"own": outsider.pk, "other": another_superuser().pk},
        "accessevent": {"own": AccessEvent.objects.create(event="SIGN_IN").pk},
        "group": {"own": Group.objects.create(name="Otro").pk},
        "department": {"own": department.pk, "other": elsewhere.pk},
        **shared,
    }
    if more:
        more()
    _close()
    pks["public_evidence"] = of_march(own, outsider)
    pks["closing"] = {"own": _first(Closing)}
    pks["publishedreport"] = {"own": _first(PublishedReport)}
    User.objects.filter(username=DISABLED).update(is_active=False)
    return World(pks, people, outsider, desk.rows())


def _indicator(key: str, department: Department) -> Indicator:
    """Make an indicator that weighs in 2022 (approved) and in 2023, reported to June."""
    indicator = an_indicator(key, department=department)
    for year in (a_year(2022), a_year()):
        weigh(indicator, "50", year=year)
        months = {3: "25", 6: "50", 12: "100"} if year.year == 2023 else {12: "100"}
        program(indicator, "100", months, year)
    report(indicator, 3, "25")
    report(indicator, 6, "50")
    return indicator


def _rows(indicator: Indicator, by: User | None) -> dict[str, int]:
    """Make a draft and what was sent, with its step and its evidence."""
    record = _record(indicator, OPEN_MONTH)
    sent = report(indicator, SENT_MONTH, "75", state=RecordState.SUBMITTED)
    RecordStep.objects.create(
        record=sent, state=RecordState.SUBMITTED, by=by, at=timezone.now()
    )
    return {
        "record": record,
        "sent": sent.pk,
        "evidence": evidence_of(indicator, OPEN_MONTH, by),
    }


def _record(indicator: Indicator, month: int) -> int:
    return report(indicator, month, "60", state=RecordState.DRAFT).pk


def _shared(
    own: Indicator, other: Indicator, person: User
) -> dict[str, dict[str, int]]:
    """Make what belongs to the whole plan, and each indicator's part of it."""
    plan, objective = a_plan(), an_objective()
    step = PlanStep.objects.create(plan=plan, number=1, text="x")
    cutoffs = {
        "own": a_cutoff(OPEN),
        "closed": a_cutoff(CLOSED),
        "published": a_cutoff(PUBLISHED),
    }
    place = {"user": person, "start": "2023-01-01"}

    def measure(indicator: Indicator, at: str) -> int:
        return Measurement.objects.create(
            indicator=indicator, cutoff=cutoffs[at], cause="x"
        ).pk

    def note(indicator: Indicator) -> int:
        where = {"year": a_year(), "objective": objective}
        return Note.objects.create(indicator=indicator, text=indicator.key, **where).pk

    def answer(indicator: Indicator) -> int:
        return Responsibility.objects.create(indicator=indicator, **place).pk

    def by_year(model: type, year: int, indicator: Indicator) -> int:
        return _first(model, year__year=year, indicator=indicator)

    member = Membership.objects.create(
        department=other.department, role="REPORTER", **place
    )
    years = {
        model._meta.model_name: {
            "own": by_year(model, 2023, own),
            "other": by_year(model, 2023, other),
            "closed": by_year(model, 2022, own),
        }
        for model in (IndicatorWeight, YearTarget)
    }
    return years | {
        "plan": {"own": plan.pk},
        "planstep": {"own": step.pk},
        "objective": {"own": objective.pk},
        "fiscalyear": {"own": a_year().pk},
        "membership": {"own": member.pk},
        "change": {
            "own": Change.objects.create(plan=plan, number="1", description="x").pk
        },
        "cutoff": {name: cutoff.pk for name, cutoff in cutoffs.items()},
        "measurement": {
            "own": measure(own, "own"),
            "other": measure(other, "own"),
            "closed": measure(own, "closed"),
        },
        "note": {"own": note(own), "other": note(other)},
        "responsibility": {"own": answer(own), "other": answer(other)},
    }


def _close() -> None:
    """Close June and publish March, with papers of a few bytes: their door is tried."""
    for day in (PUBLISHED, CLOSED):
        archive.close_cutoff(cutoff=a_cutoff(day), by=None)
    cutoff = a_cutoff(PUBLISHED)
    frozen = archive.scorecard_of(cutoff)
    cutoff.state = CutoffState.PUBLISHED
    cutoff.save()
    told = PublishedReport.objects.create(
        cutoff=cutoff,
        revision=1,
        scorecard=snapshot.dumps(replace(frozen, state=CutoffState.PUBLISHED)),
        published_at=timezone.now(),
    )
    for file_format in exports.FORMATS:
        PublishedFile.objects.create(
            report=told, file_format=file_format, content=b"papel", sha256="0" * 64
        )


def _first(model: type, **values: object) -> int:
    return model.objects.filter(**values).earliest("pk").pk
