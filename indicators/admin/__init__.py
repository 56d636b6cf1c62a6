"""The measuring's data-entry screens, one concept per file."""

from indicators.admin import (
    cutoff,
    indicator,
    monthly_record,
    programming,
    reporting_month,
    responsibility,
)

__all__ = [
    "cutoff",
    "indicator",
    "monthly_record",
    "programming",
    "reporting_month",
    "responsibility",
]
