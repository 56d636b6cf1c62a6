"""The words of indicators, their records and cut-offs (glossary in docs/compliance.md)."""

from enum import StrEnum


class Kind(StrEnum):
    """Where an indicator comes from."""

    SECTORAL = "SECTORAL"
    INVESTMENT = "INVESTMENT"
    MANAGEMENT = "MANAGEMENT"


class RecordState(StrEnum):
    """The way of a monthly record from the reporter to the Planning Office."""

    DRAFT = "DRAFT"
    SUBMITTED = "SUBMITTED"
    VERIFIED = "VERIFIED"
    APPROVED = "APPROVED"
    RETURNED = "RETURNED"


COUNTING_STATES = (RecordState.SUBMITTED, RecordState.VERIFIED, RecordState.APPROVED)


class Observed(StrEnum):
    """What an observation that returns a record is about."""

    VALUE = "VALUE"
    TEXT = "TEXT"
    FILE = "FILE"


class CutoffState(StrEnum):
    """The life of a cut-off: measured, frozen, made public."""

    OPEN = "OPEN"
    CLOSED = "CLOSED"
    PUBLISHED = "PUBLISHED"
