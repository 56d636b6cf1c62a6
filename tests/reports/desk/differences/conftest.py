"""A plan written in May, for what changes in June."""

import pytest
import time_machine

from indicators.models import (
    Measurement,
    Note,
)
from tests.builders import (
    a_cutoff,
    a_year,
    an_objective,
    an_open_month,
    measured,
)
from tests.reports.desk.differences.writing import MAY


@pytest.fixture
def plan(db):
    """Indicator 321 with weight, target, months and a cut-off, written in May."""
    with time_machine.travel(MAY, tick=False):
        indicator = measured("321", e=None)
        Measurement.objects.create(cutoff=a_cutoff(), indicator=indicator)
        Note.objects.create(year=a_year(), objective=an_objective(), text="Una nota")
        an_open_month(6)
    return indicator
