"""The strict decimal field of every form."""

from decimal import Decimal

import pytest
from django import forms

from indicators.models import MonthlyRecord
from pei_site.fields import StrictDecimalFormField


class AForm(forms.Form):
    """A form with one optional number."""

    number = StrictDecimalFormField(required=False)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("72,50", Decimal("72.50")), ("", None), ("1.474.056", Decimal(1474056))],
)
def test_form_reads_a_number(typed, value):
    form = AForm({"number": typed})

    assert form.is_valid()
    assert form.cleaned_data["number"] == value


def test_form_explains_a_refusal():
    form = AForm({"number": "1.474"})

    assert form.errors["number"] == [
        "«1.474» es ambiguo: escriba 1474 si son miles o 1,474 si son decimales."
    ]


def test_form_shows_a_stored_number_as_it_would_be_typed():
    form = AForm(initial={"number": Decimal("72.5000")})

    assert 'value="72,5"' in form.as_p()


@pytest.mark.parametrize(
    ("typed", "changed"), [("72,50", False), ("72,6", True), ("x", True)]
)
def test_form_compares_numbers_not_texts(typed, changed):
    form = AForm({"number": typed}, initial={"number": Decimal("72.5000")})

    assert form.has_changed() is changed


def test_model_forms_use_the_strict_field_and_its_limits():
    form = forms.modelform_factory(MonthlyRecord, fields=["executed"])(
        {"executed": "-1"}
    )

    assert isinstance(form.fields["executed"], StrictDecimalFormField)
    assert "executed" in form.errors
