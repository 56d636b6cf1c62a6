"""What hangs on the rows that the matrix shows, and the cut-offs of years ago, many times."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice

from django.apps import apps
from django.db.models import Model
from django.utils import timezone

from indicators.models import (
    Closing,
    Cutoff,
    Evidence,
    Indicator,
    RecordStep,
    Reopening,
    Responsibility,
)
from indicators.models.cutoff import month_end
from indicators.vocabulary import CutoffState
from objectives.models import (
    AccessEvent,
    Department,
    FiscalYear,
    Membership,
    PersonStep,
    User,
)
from pei_site.sign_in.models import Session
from reports import snapshot
from reports.models import PublishedReport
from tests.builders import a_cutoff, a_year
from tests.security.world import OPEN, World
from tests.soak.grown import APPROVED, START, link

MOST_REVISIONS = 20


def afterwards(world: World, rows: int) -> None:
    """Add what hangs on the rows that the pages show, and the cut-offs of years ago."""
    people = list(User.objects.filter(username__startswith="persona-"))
    own = Indicator.objects.get(pk=world.pks["indicator"]["own"])
    many = max(1, rows // 30)
    now = timezone.now()
    for record in own.records.all():
        public = record.month == 3
        Evidence.objects.bulk_create(
            link(record, by, public=public) for by in islice(cycle(people), many)
        )
        RecordStep.objects.bulk_create(
            RecordStep(record=record, state=record.state, by=by, at=now)
            for by in islice(cycle(people), many)
        )
    for by in islice(people, many):
        Responsibility.objects.create(indicator=own, user=by, start=START)
        Membership.objects.create(
            user=by, department=own.department, role="REPORTER", start=START
        )
    _accounts(world, people, many)
    AccessEvent.objects.bulk_create(
        AccessEvent(event="SIGN_IN", person=by) for by in islice(cycle(people), rows)
    )
    _histories(world, people, many)
    _revisions(min(many, MOST_REVISIONS), people)
    _past_years(people, 1 + rows // 90)


def _accounts(world: World, people: list[User], many: int) -> None:
    """Give who is looked at a story, places and replacements; who looks, sessions."""
    person, planner = world.outsider, world.people["P"]
    now = timezone.now()
    PersonStep.objects.bulk_create(
        PersonStep(person=person, act=PersonStep.Act.LINK, by=by, at=now)
        for by in islice(cycle(people), many)
    )
    for number, where in enumerate(Department.objects.all()[:many]):
        Membership.objects.create(
            user=person,
            department=where,
            role="REPORTER",
            start=START + timedelta(days=number),
        )
    for one, by in zip(Indicator.objects.all()[:many], cycle(people), strict=False):
        Responsibility.objects.create(
            indicator=one, user=person, substitutes=by, start=date(2022, 1, 1)
        )
    Session.objects.bulk_create(
        Session(
            session_key=f"clave-{number}",
            session_data="",
            person=planner,
            expire_date=now + timedelta(hours=1),
        )
        for number in range(many)
    )


def _histories(world: World, people: list[User], many: int) -> None:
    """Repeat the last past version of each row that the matrix opens, by many hands."""
    for rows in world.pks.values():
        for model in _kept_with_history():
            stored = model.objects.filter(pk=rows.get("own")).first()
            last = stored and stored.history.first()
            if not last:
                continue
            copies = []
            for by in islice(cycle(people), many):
                values = {
                    field.attname: getattr(last, field.attname)
                    for field in last._meta.concrete_fields
                    if not field.primary_key
                }
                copies.append(type(last)(**values | {"history_user_id": by.pk}))
            type(last).objects.bulk_create(copies)


def _kept_with_history() -> list[type[Model]]:
    return [one for one in apps.get_models() if hasattr(one, "history")]


def _revisions(count: int, people: list[User]) -> None:
    """Let the open cut-off have been closed and reopened so many times."""
    cutoff, text, now = a_cutoff(OPEN), _frozen(OPEN), timezone.now()
    for revision, by in zip(range(1, count + 1), cycle(people), strict=False):
        common = {"cutoff": cutoff, "revision": revision}
        Closing.objects.create(**common, scorecard=text, closed_at=now, closed_by=by)
        PublishedReport.objects.create(
            **common, scorecard=text, published_at=now, published_by=by
        )
        Reopening.objects.create(
            **common, reason="Corregir.", reopened_at=now, reopened_by=by
        )
    Cutoff.objects.filter(pk=cutoff.pk).update(revision=count)


def _past_years(people: list[User], months: int) -> None:
    """Approve a year before, and publish its first months."""
    year, now = a_year(APPROVED), timezone.now()
    FiscalYear.objects.filter(pk=year.pk).update(approved_at=now, approved_by=people[0])
    for month in range(1, 1 + months):
        day = month_end(year.year, month)
        cutoff = Cutoff.objects.create(year=year, date=day, revision=1)
        common = {"cutoff": cutoff, "revision": 1, "scorecard": _frozen(day)}
        Closing.objects.create(**common, closed_at=now, closed_by=people[0])
        PublishedReport.objects.create(
            **common, published_at=now, published_by=people[-1]
        )
        Cutoff.objects.filter(pk=cutoff.pk).update(state=CutoffState.PUBLISHED)


def _frozen(day: date) -> str:
    """Return what was published first, as of another day."""
    first = snapshot.loads(PublishedReport.objects.earliest("pk").scorecard)
    return snapshot.dumps(replace(first, cutoff=day, year=day.year))
