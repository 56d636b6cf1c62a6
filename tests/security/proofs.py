"""The evidence of the matrix: of a month being reported, and of a published one."""

from django.core.files.base import ContentFile
from django.utils import timezone

from indicators.models import Evidence, Indicator, MonthlyRecord
from objectives.models import User
from tests.builders import a_year

MISSING = 99_999


def evidence_of(indicator: Indicator, month: int, by: User | None) -> int:
    record = MonthlyRecord.objects.get(indicator=indicator, month=month, year=a_year())
    return Evidence.objects.create(
        record=record,
        title=f"Acta de {indicator.key}",
        file=ContentFile(b"%PDF-", "acta"),
        file_name="acta.pdf",
        media_type="application/pdf",
        size=5,
        sha256="0" * 64,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    ).pk


def of_march(indicator: Indicator, by: User) -> dict[str, int]:
    """Make what proves the published month: one file for everybody, one for the office."""
    public, private = (evidence_of(indicator, 3, by) for _ in range(2))
    Evidence.objects.filter(pk=public).update(public=True)
    return {"public": public, "private": private, "nothing": MISSING}
