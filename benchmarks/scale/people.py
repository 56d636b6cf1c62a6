"""What a synthetic plan lacks to be visited: people, an open month, published cut-offs."""

from dataclasses import replace
from datetime import date

from django.db.models import Count
from django.utils import timezone

from benchmarks.scale.days import MONTH, PUBLISHED
from indicators.models import Cutoff
from indicators.vocabulary import CutoffState
from objectives import roles
from objectives.models import Department
from reports import archive, stored
from reports.models import PublishedReport
from tests.builders import a_member, a_person, an_open_month


def main() -> None:
    """Add them to the database of the environment."""
    largest = Department.objects.annotate(size=Count("indicators")).latest("size")
    a_member("reporter", department=largest)
    a_member("head", roles.HEAD, department=largest)
    a_person("planner", roles.PLANNING, is_staff=True)
    a_person("director", roles.DIRECTOR, is_staff=True)
    a_person("administrator", roles.ADMINISTRATOR, is_staff=True)
    year, month = MONTH
    an_open_month(month, year, due=date(year, month + 1, 10))
    for day in PUBLISHED:
        _publish(day)


def _publish(day: date) -> None:
    """Publish without papers: what pages read. Publishing itself is measured apart."""
    cutoff = Cutoff.objects.get(date=day)
    scorecard = replace(archive.scorecard_of(cutoff), state=CutoffState.PUBLISHED)
    PublishedReport.objects.create(
        cutoff=cutoff,
        revision=cutoff.revision,
        **stored.written(scorecard),
        published_at=timezone.now(),
    )
    cutoff.state = CutoffState.PUBLISHED
    cutoff.save()
