"""A promise is kept twice: the database refuses and the form explains."""

from contextlib import suppress

import pytest
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, transaction


def refused_by_the_database(instance):
    with suppress(IntegrityError, DataError), transaction.atomic():
        instance.save()
        return False
    return True


def explained(instance):
    with pytest.raises(ValidationError) as refusal:
        instance.full_clean()
    return refusal.value.messages
