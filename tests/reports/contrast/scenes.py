"""A plan with two published cut-offs of one year, and one of the year before."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.test import Client
from django.utils import timezone

from indicators.models import Cutoff, MonthlyRecord
from indicators.vocabulary import CutoffState
from objectives import roles
from reports import archive, snapshot
from reports.models import PublishedReport
from tests.builders import (
    a_cutoff,
    a_person,
    a_year,
    an_indicator,
    an_objective,
    program,
    report,
    weigh,
)

MARCH, JUNE = date(2023, 3, 31), date(2023, 6, 30)
JUNE_BEFORE = date(2022, 6, 30)
HERE = "/cortes/2023-06-30/comparar/"
PAPER = "/cortes/2023-06-30/comparar.csv"

# Key: weight, executed in March and in June, where 50 is promised in both.
FALLS, RISES, STAYS = ("321", "50", "50", "40"), ("322", "25", "40", "50"), ("323", "25", "50", "50")  # fmt: skip


def publish(day: date) -> None:
    """Close a cut-off and publish it, without the papers: they take seconds each."""
    closing = archive.close_cutoff(cutoff=a_cutoff(day), by=None)
    told = replace(snapshot.loads(closing.scorecard), state=CutoffState.PUBLISHED)
    PublishedReport.objects.create(
        cutoff=closing.cutoff,
        revision=closing.revision,
        scorecard=snapshot.dumps(told),
        published_at=timezone.now(),
    )
    Cutoff.objects.filter(date=day).update(state=CutoffState.PUBLISHED)


def measured(
    key: str, weight: str, *levels: str, year: int = 2023, objective: int = 1
) -> None:
    """Keep an indicator with levels in March and June, 50 being promised in both."""
    indicator = an_indicator(key)
    fiscal = a_year(year)
    weigh(indicator, weight, year=fiscal, objective=an_objective(objective))
    program(indicator, "100", {3: "50", 6: "50", 12: "100"}, fiscal)
    for month, level in zip((3, 6), levels, strict=True):
        report(indicator, month, level, year=fiscal)


def march_and_june() -> None:
    """Publish March and June of 2023: one falls behind, one catches up, one stays."""
    for one in (FALLS, RISES, STAYS):
        measured(*one)
    publish(MARCH)
    publish(JUNE)


def june_a_year_before() -> None:
    """Publish June of 2022, where the first indicator was at 60 %."""
    indicator = an_indicator("100")
    year = a_year(2022)
    weigh(indicator, "100", year=year)
    program(indicator, "100", {6: "50", 12: "100"}, year)
    report(indicator, 6, "30", year=year)
    publish(JUNE_BEFORE)


def june_again(level: str) -> None:
    """Publish June again, with another value of the first indicator."""
    officer = a_person("omar", roles.PLANNING, is_staff=True)
    archive.reopen_cutoff(cutoff=a_cutoff(JUNE), reason="Faltaba un dato.", by=officer)
    MonthlyRecord.objects.filter(indicator__key="321", month=6).update(
        executed=Decimal(level)
    )
    publish(JUNE)


def a_reader() -> Client:
    """Return the client of somebody of the entity."""
    client = Client()
    client.force_login(a_person("rita"))
    return client
