"""Reasons that must be given: spaces are none, to the database as to the form."""

from decimal import Decimal

import pytest
from django.utils import timezone

from indicators.models import Measurement, Reopening
from tests.builders import a_cutoff, a_person, an_indicator
from tests.promises import explained, refused_by_the_database

pytestmark = pytest.mark.django_db
NOTHING = ["", "   ", "\n\t\r\n", "\N{NO-BREAK SPACE}\N{EM SPACE}"]


@pytest.mark.parametrize("text", NOTHING, ids=repr)
def test_an_official_percentage_is_justified(text):
    row = Measurement(
        cutoff=a_cutoff(),
        indicator=an_indicator(),
        official=Decimal(98),
        justification=text,
    )

    assert explained(row) == ["Un porcentaje oficial exige justificación."]
    assert refused_by_the_database(row)
    row.justification = f"{text}x{text}"
    assert not refused_by_the_database(row)


@pytest.mark.parametrize("text", NOTHING, ids=repr)
def test_a_reopening_has_a_reason(text):
    values = {"revision": 1, "reopened_at": timezone.now(), "reopened_by": a_person()}
    row = Reopening(cutoff=a_cutoff(), reason=text, **values)

    assert explained(row)
    assert refused_by_the_database(row)
    row.reason = f"{text}x{text}"
    assert not refused_by_the_database(row)
