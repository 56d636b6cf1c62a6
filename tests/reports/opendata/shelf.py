"""Publications whose heavy papers are a few bytes: most tests only look at the shelf."""

import hashlib
from dataclasses import replace

from django.utils import timezone

from indicators.models import Cutoff, MonthlyRecord
from indicators.vocabulary import CutoffState
from reports import archive, snapshot
from reports.exports.csv import to_csv
from reports.exports.json import to_json
from reports.models import PublishedFile, PublishedReport
from tests.builders import JUNE, a_cutoff
from tests.reports.closings import reopened


def shelved() -> PublishedReport:
    """Close the June cut-off and publish it, without drawing PDF, slides and workbook."""
    closing = archive.close_cutoff(cutoff=a_cutoff(JUNE), by=None)
    scorecard = replace(snapshot.loads(closing.scorecard), state=CutoffState.PUBLISHED)
    Cutoff.objects.filter(pk=closing.cutoff_id).update(state=CutoffState.PUBLISHED)
    row = PublishedReport.objects.create(
        cutoff=closing.cutoff,
        revision=closing.revision,
        scorecard=snapshot.dumps(scorecard),
        published_at=timezone.now(),
    )
    papers = {
        "pdf": f"%PDF {closing.revision}".encode(),
        "pptx": f"PK slides {closing.revision}".encode(),
        "xlsx": f"PK {closing.revision}".encode(),
        "csv": to_csv(scorecard),
        "json": to_json(scorecard),
    }
    for file_format, content in papers.items():
        PublishedFile.objects.create(
            report=row,
            file_format=file_format,
            content=content,
            sha256=hashlib.sha256(content).hexdigest(),
        )
    return row


def two_shelved() -> None:
    """Publish June so, and again with another value of the month."""
    shelved()
    reopened()
    MonthlyRecord.objects.filter(month=6).update(executed="40")
    shelved()
