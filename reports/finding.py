"""What the system noticed in a scorecard, as values that the scorecard carries."""

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: it explains, it warns, or it blocks closing."""

    INFO = "INFO"
    WARNING = "WARNING"
    BLOCKING = "BLOCKING"


class FindingCode(StrEnum):
    """What the system noticed in a scorecard and the reader should know."""

    OFFICIAL_DIFFERS = "OFFICIAL_DIFFERS"
    COMPENSATION = "COMPENSATION"
    CAPPED = "CAPPED"
    INFERRED_WEIGHTS = "INFERRED_WEIGHTS"
    WEIGHTS_NOT_100 = "WEIGHTS_NOT_100"
    NOT_REPORTED = "NOT_REPORTED"
    INCOMPLETE = "INCOMPLETE"
    NOT_COMPUTABLE = "NOT_COMPUTABLE"
    NOT_PROGRAMMED = "NOT_PROGRAMMED"
    EARLY = "EARLY"
    OVERRIDDEN = "OVERRIDDEN"
    NOT_APPROVED = "NOT_APPROVED"
    YEAR_NOT_APPROVED = "YEAR_NOT_APPROVED"
    MISSING_CAUSE = "MISSING_CAUSE"
    FALLING_LEVEL = "FALLING_LEVEL"
    NOTE_WITHOUT_ROW = "NOTE_WITHOUT_ROW"
    ASSUMPTION = "ASSUMPTION"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something the reader should know, with the place it hangs on (None: the plan)."""

    code: FindingCode
    severity: Severity
    objective: int | None
    indicator: str | None
    message: str
