"""Years and months in addresses: 2023-07."""

from django.urls import register_converter


class YearConverter:
    """A year of four digits."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        """Read the year."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Write the year."""
        return str(value)


class MonthConverter:
    """A month of two digits, 01 to 12."""

    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        """Read the month."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Write the month with two digits."""
        return f"{value:02d}"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
