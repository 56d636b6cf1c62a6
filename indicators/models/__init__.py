"""The tables of the measuring, one concept per file."""

from indicators.models.amendment import ChangedValue, ChangeWindow, ProposedEdit, What
from indicators.models.cutoff import Closing, Cutoff, Reopening
from indicators.models.evidence import Evidence
from indicators.models.indicator import Indicator
from indicators.models.measurement import Measurement
from indicators.models.monthly_record import MonthlyRecord
from indicators.models.note import Note
from indicators.models.record_step import RecordStep
from indicators.models.reporting_month import ReportingMonth
from indicators.models.responsibility import Responsibility
from indicators.models.sent_reminder import SentReminder
from indicators.models.weight import IndicatorWeight
from indicators.models.year_target import YearTarget

__all__ = [
    "ChangeWindow",
    "ChangedValue",
    "Closing",
    "Cutoff",
    "Evidence",
    "Indicator",
    "IndicatorWeight",
    "Measurement",
    "MonthlyRecord",
    "Note",
    "ProposedEdit",
    "RecordStep",
    "Reopening",
    "ReportingMonth",
    "Responsibility",
    "SentReminder",
    "What",
    "YearTarget",
]
