"""The measuring's data-entry screens, one concept per file."""

from indicators.admin import (
    cutoff,
    evidence,
    indicator,
    monthly_record,
    plan,
    programming,
    reporting_month,
    responsibility,
)

__all__ = [
    "cutoff",
    "evidence",
    "indicator",
    "monthly_record",
    "plan",
    "programming",
    "reporting_month",
    "responsibility",
]
