"""Published cut-offs of a year, whose months differ, and the page as words."""

import re
from datetime import date

from django.test import Client

from indicators.compliance.vocabulary import Accumulation
from indicators.models import MonthlyRecord
from reports import archive
from reports.models import PublishedReport
from tests.builders import (
    JUNE,
    a_cutoff,
    an_indicator,
    program,
    report,
    weigh,
)
from tests.reports.closings import an_officer

HERE = "/cortes/2023-06-30/tendencia/"
CSV = "/cortes/2023-06-30/tendencia.csv"
MARCH = date(2023, 3, 31)
WHY = "Se corrigió un dato."


def a_sum() -> None:
    """Program 10, 10, 20 in March, June and December; report 5 and 15."""
    indicator = an_indicator("545", accumulation=Accumulation.SUM, decimals=0)
    weigh(indicator)
    program(indicator, "40", {3: "10", 6: "10", 12: "20"})
    report(indicator, 3, "5")
    report(indicator, 6, "10")


def publish(day: date, without: str = "") -> None:
    """Publish a cut-off without its papers, which take seconds and are not read here.

    `without`: a pattern of what was not frozen then.
    """
    closing = archive.close_cutoff(cutoff=a_cutoff(day), by=None)
    cutoff = a_cutoff(day)
    cutoff.state = "PUBLISHED"
    cutoff.save()
    frozen = closing.scorecard.replace('"state": "CLOSED"', '"state": "PUBLISHED"')
    PublishedReport.objects.create(
        cutoff=cutoff,
        revision=closing.revision,
        scorecard=re.sub(without, "", frozen, flags=re.DOTALL) if without else frozen,
        published_at=closing.closed_at,
    )


def corrected_after_march() -> None:
    """Publish March, correct its month, and publish June: March is frozen as it was."""
    a_sum()
    publish(MARCH)
    archive.reopen_cutoff(cutoff=a_cutoff(MARCH), reason=WHY, by=an_officer())
    MonthlyRecord.objects.filter(month=3).update(executed="10")
    publish(JUNE)


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    words = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(words.split())
