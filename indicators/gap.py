"""Something that a fiscal year lacks, with its place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Something missing: `objective` by number, `indicator` by key, where it is one's.

    `code` tells what mends it: WEIGHTS, PROGRAMMING, OBJECTIVES (their weights in the
    plan), DEPARTMENT, SHEET or NOTES; `note` is the key of the note to mend.
    """

    code: str
    message: str
    is_blocking: bool
    objective: int | None = None
    indicator: str | None = None
    note: int | None = None
