"""A published June and an open September of one indicator, and files that prove it."""

from datetime import date
from hashlib import sha256
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone

from indicators.models import Evidence, MonthlyRecord
from indicators.vocabulary import RecordState
from tests.builders import a_cutoff, measured, report
from tests.reports.closings import an_officer, published

SEPTEMBER = date(2023, 9, 30)
PDF = b"%PDF-1.4 lo que se firm\xc3\xb3"


def june() -> MonthlyRecord:
    """Publish June, with indicators 321 and 322, and return the record of 321."""
    indicator = measured("321", weight="50")
    measured("322", weight="50")
    published()
    return indicator.records.get(month=6)


def september(
    record: MonthlyRecord, state: str = RecordState.APPROVED
) -> MonthlyRecord:
    """Open the cut-off of September and report the indicator of the record there."""
    a_cutoff(SEPTEMBER)
    return report(record.indicator, 9, "70", state=RecordState(state))


def a_file(record: MonthlyRecord, name: str = "acta.pdf", **changes: Any) -> Evidence:
    """Keep a public file of a record."""
    values = {
        "title": name,
        "file": ContentFile(PDF, "sin-nombre"),
        "file_name": name,
        "media_type": "application/pdf",
        "size": len(PDF),
        "sha256": sha256(PDF).hexdigest(),
    }
    return _evidence(record, values | changes)


def a_link(
    record: MonthlyRecord, link: str = "https://actas.example.org/1"
) -> Evidence:
    """Keep a public link of a record."""
    return _evidence(record, {"title": "Acta del comité", "link": link})


def withdrawn() -> dict[str, Any]:
    """Return what a withdrawn evidence says besides, even if it still says public."""
    return {"withdrawn_by": an_officer(), "withdrawn_at": timezone.now()}


def _evidence(record: MonthlyRecord, values: dict[str, Any]) -> Evidence:
    common = {
        "public": True,
        "uploaded_by": an_officer(),
        "uploaded_at": timezone.now(),
    }
    return Evidence.objects.create(record=record, **common | values)
