"""Adding, withdrawing and publishing evidence.

Whoever may report the indicator adds and withdraws, while the month is open and the
record is theirs to edit: the same locks as the value's. Nothing is ever deleted.
"""

import secrets
from collections.abc import Callable, Sequence

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from indicators import labels
from indicators.actions import lock_month, may_report
from indicators.evidence.checks import Checked
from indicators.evidence.links import check_link
from indicators.evidence.names import visible_text
from indicators.models import Evidence, MonthlyRecord
from indicators.transitions import EDITABLE
from objectives.models import Department, User

MAX_EACH = 5  # files, and as many links, standing in a record
TITLE = 200
FOLDER = "evidence"


def add_files(
    *, record: MonthlyRecord, files: Sequence[Checked], by: User
) -> list[Evidence]:
    """Keep the files, all or none; one that the record already has is not kept twice."""
    stored: list[str] = []
    try:
        with transaction.atomic():
            record = _lock(record, by)
            _lock_quota(record, sum(len(file.content) for file in files))
            return [_add_file(record, file, by, stored.append) for file in files]
    except BaseException:
        for name in stored:
            default_storage.delete(name)
        raise


@transaction.atomic
def add_link(*, record: MonthlyRecord, link: str, title: str, by: User) -> Evidence:
    """Keep a link; one that the record already has is not kept twice."""
    link = check_link(link)
    record = _lock(record, by)
    standing = _standing(record).exclude(link="")
    if known := standing.filter(link=link).first():
        return known
    _refuse_more(standing.count(), "enlaces")
    return Evidence.objects.create(
        record=record,
        title=(visible_text(title) or link)[:TITLE],
        link=link,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )


@transaction.atomic
def withdraw(*, evidence: Evidence, by: User) -> Evidence:
    """Say that it no longer proves anything; it is kept, with who and when."""
    _lock(evidence.record, by)
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if evidence.withdrawn_at is None:
        evidence.withdrawn_by, evidence.withdrawn_at = by, timezone.now()
        evidence.public = False
        evidence.save()
    return evidence


@transaction.atomic
def publish(*, evidence: Evidence, public: bool, by: User) -> Evidence:
    """Decide whether everybody may read it; of the Planning Office, at any time."""
    if not may_publish(by):
        raise PermissionDenied("Lo decide la Oficina de Planeación.")
    evidence = Evidence.objects.select_for_update().get(pk=evidence.pk)
    if evidence.withdrawn_at is not None:
        raise ValidationError("Una evidencia retirada no se publica.")
    if evidence.public != public:
        evidence.public = public
        evidence.save()
    return evidence


def may_publish(by: User) -> bool:
    """Whether the person decides what everybody may read."""
    return by.is_active and by.has_perm("indicators.approve_record")


def may_change(record: MonthlyRecord, by: User, *, is_open: bool) -> bool:
    """Whether a page may offer to add and withdraw; no locks: the write asks again.

    `is_open`: whether the record's month can be written, which the page knows.
    """
    if not (is_open and record.state in EDITABLE):
        return False
    try:
        may_report(by, record.indicator)
    except PermissionDenied:
        return False
    return True


def _lock(record: MonthlyRecord, by: User) -> MonthlyRecord:
    """Lock the month and the record; refuse who may not, or what is no longer theirs."""
    may_report(by, record.indicator)
    lock_month(record.year, record.month)
    record = (
        MonthlyRecord.objects.select_for_update(of=("self",))
        .select_related("indicator", "year")
        .get(pk=record.pk)
    )
    if record.state not in EDITABLE:
        raise ValidationError(
            f"El registro está {labels.RECORD_STATE[record.state].lower()}:"
            " para cambiar las evidencias pida que se lo devuelvan."
        )
    return record


def _lock_quota(record: MonthlyRecord, more: int) -> None:
    """Lock the department and count its year: withdrawn files occupy the disk too."""
    department = Department.objects.select_for_update().get(
        pk=record.indicator.department_id
    )
    kept = Evidence.objects.filter(
        record__indicator__department=department, record__year=record.year
    )
    if sum(kept.values_list("size", flat=True)) + more > settings.EVIDENCE_QUOTA:
        raise ValidationError(
            f"{department} ya ocupó el espacio de evidencias de la vigencia"
            f" ({settings.EVIDENCE_QUOTA // 1024**2} MB). Comparta un enlace https."
        )


def _standing(record: MonthlyRecord) -> QuerySet[Evidence]:
    return Evidence.objects.filter(record=record, withdrawn_at=None)


def _refuse_more(standing: int, what: str) -> None:
    if standing >= MAX_EACH:
        raise ValidationError(f"El registro ya tiene {MAX_EACH} {what}: retire uno.")


def _add_file(
    record: MonthlyRecord, file: Checked, by: User, noted: Callable[[str], None]
) -> Evidence:
    standing = _standing(record).exclude(file="")
    if known := standing.filter(sha256=file.sha256).first():
        return known
    _refuse_more(standing.count(), "archivos")
    # The name on the disk says nothing and has no ending: nobody can ask for it.
    name = default_storage.save(
        f"{FOLDER}/{record.year}/{secrets.token_hex(16)}", ContentFile(file.content)
    )
    noted(name)
    return Evidence.objects.create(
        record=record,
        title=file.name,
        file=name,
        file_name=file.name,
        media_type=file.media_type,
        size=len(file.content),
        sha256=file.sha256,
        uploaded_by=by,
        uploaded_at=timezone.now(),
    )
