"""The largest form that a person sends passes, and half again as much."""

from django.conf import settings

from reports.desk.cutoffs.decisions import DecisionForm

INDICATORS = 500  # of a large plan, all decided about on one page


def test_the_largest_form_passes_one_and_a_half_times():
    fields = len(DecisionForm.base_fields) * INDICATORS

    assert fields * 3 // 2 <= settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
