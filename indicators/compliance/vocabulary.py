"""The words of the rules of compliance (glossary of docs/compliance.md)."""

from enum import StrEnum


class Accumulation(StrEnum):
    """How the months of an indicator roll up to a cut-off (*tipo de anualización*)."""

    SUM = "SUM"
    CONSTANT = "CONSTANT"
    INCREASING = "INCREASING"
    DECREASING = "DECREASING"


class Status(StrEnum):
    """What a measurement says at a cut-off, judged on the unrounded ratio (rules 5 and 7)."""

    ON_TARGET = "ON_TARGET"
    BEHIND = "BEHIND"
    OVER = "OVER"
    NOT_PROGRAMMED = "NOT_PROGRAMMED"
    EARLY = "EARLY"
    NOT_REPORTED = "NOT_REPORTED"
    NOT_COMPUTABLE = "NOT_COMPUTABLE"


class Band(StrEnum):
    """Traffic light (*semáforo*) of a ratio: contiguous ranges, separate from the status."""

    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"
