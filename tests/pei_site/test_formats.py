"""Numbers and dates as Colombia writes them."""

import gettext
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import django
import pytest
from django.utils.formats import date_format
from hypothesis import given, strategies as st

from pei_site import formats


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        pytest.param(Fraction(9831, 10_000), "98,31%", id="the seed's 321"),
        pytest.param(Fraction(1), "100,00%", id="always two decimals"),
        pytest.param(
            Fraction(99_125, 100_000), "99,13%", id="a tie goes up: objective 5"
        ),
        pytest.param(Fraction(99_996, 100_000), "100,00%", id="prints full, is behind"),
        pytest.param(Fraction(-1, 1_000_000), "0,00%", id="never minus zero"),
        pytest.param(Fraction(-7, 8), "-87,50%", id="negatives are shown"),
        pytest.param(Fraction(-100_005, 10_000_000), "-1,00%", id="below a tie"),
        pytest.param(Fraction(12_345), "1.234.500,00%", id="thousands"),
        pytest.param(None, "—", id="nothing is not zero"),
    ],
)
def test_percent_rounds_half_up_once(ratio, text):
    assert formats.percent(ratio) == text


@given(st.fractions(min_value=-1000, max_value=1000), st.integers(0, 4))
def test_rounding_is_never_further_than_half_a_unit(value, decimals):
    rounded = formats.round_half_up(value, decimals)

    assert abs(Fraction(rounded) - value) <= Fraction(1, 2 * 10**decimals)


def test_percent_of_open_data_has_a_point_and_two_decimals():
    assert formats.percent_digits(Fraction(3, 4)) == "75.00"
    assert formats.percent_digits(None) is None


@pytest.mark.parametrize(
    ("ratio", "text"),
    [
        (Fraction(9831, 10_000), "1,69%"),
        (Fraction(1_474_056, 2_743_434), "46,27%"),
        (Fraction(150_623, 104_220), "44,52%"),
        (Fraction(99_996, 100_000), "<0,01%"),
        (Fraction(31, 32), "3,12%"),
    ],
)
def test_distance_to_full_adds_up_with_the_printed_percentage(ratio, text):
    assert formats.distance_to_full(ratio) == text


@pytest.mark.parametrize(
    ("difference", "text"),
    [
        (Fraction(12, 1000), "+1,20"),
        (Fraction(-12, 1000), "−1,20"),
        (Fraction(1, 10**6), "0,00"),
        (None, "—"),
    ],
)
def test_points_carry_their_sign(difference, text):
    assert formats.points(difference) == text


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        ("5486863.0000", 0, "5.486.863"),
        ("72.5000", 2, "72,50"),
        ("72.1234", 2, "72,1234"),
        ("1000", 0, "1.000"),
        ("0", 2, "0,00"),
    ],
)
def test_quantity_shows_the_units_decimals_and_hides_none(value, decimals, text):
    assert formats.quantity(Decimal(value), decimals) == text


def test_quantity_of_nothing_is_a_dash():
    assert formats.quantity(None) == "—"


@pytest.mark.parametrize(
    ("things", "text"), [(0, "0"), (999, "999"), (4000, "4.000"), (17_399, "17.399")]
)
def test_a_count_is_written_as_any_other_figure(things, text):
    assert formats.count(things) == text


def test_weight_has_two_decimals():
    assert formats.weight(Decimal("89.5")) == "89,50%"
    assert formats.weight(None) == "—"


def test_file_decimal_is_what_a_person_would_type():
    assert formats.file_decimal(Decimal("5000.0000")) == "5000"
    assert formats.file_decimal(Decimal("72.5000")) == "72,5"
    assert formats.file_decimal(None) == ""


def test_dates():
    assert formats.date_short(date(2023, 6, 30)) == "30/6/2023"
    assert formats.date_long(date(2023, 6, 30)) == "30 de junio de 2023"
    assert formats.date_short(None) == formats.date_long(None) == "—"


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("letter", ["F", "E"])
def test_the_administration_writes_a_date_as_we_do(month, letter):
    day = date(2023, month, 5)

    assert date_format(day, rf"j \d\e {letter} \d\e Y") == formats.date_long(day)


def test_django_alone_gives_a_month_a_capital_letter():
    """The control: its Spanish of Colombia, without our words."""
    folder = Path(django.__file__).parent / "conf" / "locale"
    alone = gettext.translation("django", folder, ["es_CO"])

    assert alone.gettext("June") == "Junio"
    assert alone.pgettext("alt. month", "June") == "Junio"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1474056", "1474056"),
        ("1.474.056", "1474056"),
        ("72,5", "72.5"),
        (" 72,50 ", "72.50"),
        ("1.234,5", "1234.5"),
        ("-3,5", "-3.5"),
        ("0", "0"),
    ],
)
def test_parse_decimal_reads_what_people_type(text, value):
    assert formats.parse_decimal(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("72.5", "usa punto"),
        ("72.50", "usa punto"),
        ("1.474", "es ambiguo"),
        ("1,474.5", "no es un número"),
        ("1.23.456", "no es un número"),
        ("NaN", "no es un número"),
        ("Infinity", "no es un número"),
        ("1e5", "no es un número"),
        ("١٢٣", "no es un número"),
        ("1_000", "no es un número"),
        ("", "no es un número"),
        ("1,23456", "más de 4 decimales"),
    ],
)
def test_parse_decimal_refuses_what_could_be_read_in_two_ways(text, reason):
    with pytest.raises(ValueError, match=reason):
        formats.parse_decimal(text)


@given(st.decimals(min_value=0, max_value=10**11 - 1, places=4))
def test_what_is_written_for_a_file_reads_back_equal(value):
    assert formats.parse_decimal(formats.file_decimal(value)) == value
