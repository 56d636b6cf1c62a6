"""The register of access is only added to, and forgets after two years."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from indicators import triggers
from objectives.models import AccessEvent

pytestmark = pytest.mark.django_db
TWO_YEARS = 730  # days


def of_days_ago(days):
    moment = timezone.now() - timedelta(days=days)
    return AccessEvent.objects.create(event="SIGN_IN", at=moment)


def attempts(row):
    rows = AccessEvent.objects.filter(pk=row.pk)
    return [lambda: rows.update(detail="x"), lambda: rows._raw_delete(rows.db)]


def test_the_database_refuses_to_edit_and_to_delete():
    for attempt in attempts(of_days_ago(TWO_YEARS - 1)):
        with pytest.raises(IntegrityError, match="no se edita"), transaction.atomic():
            attempt()


def test_without_the_triggers_both_would_be_done():
    row = of_days_ago(0)
    triggers.remove(connection)

    assert [attempt() for attempt in attempts(row)] == [1, 1]


def test_what_is_old_is_forgotten_but_never_edited():
    young, old = of_days_ago(TWO_YEARS - 1), of_days_ago(TWO_YEARS + 1)
    with pytest.raises(IntegrityError), transaction.atomic():
        AccessEvent.objects.filter(pk=old.pk).update(detail="x")
    out = StringIO()

    call_command("forget_accesses", "--dry-run", stdout=out)
    call_command("forget_accesses", stdout=out)

    assert out.getvalue() == "Se borrarían 1 accesos.\nSe borraron 1 accesos.\n"
    assert AccessEvent.objects.get() == young
