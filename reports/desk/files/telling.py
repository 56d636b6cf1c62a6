"""What came out of a load, ready for its page."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pei_site.formats import quantity
from reports.desk.files.keeping import Upload
from reports.planfiles.outcome import Outcome
from reports.planfiles.rows import CREATED, UNCHANGED, UPDATED

MOST = 200  # lines of a list; its total is told


@dataclass(frozen=True, slots=True)
class SheetCount:
    """How many rows of a table were created, updated and left as they were."""

    name: str
    created: str
    updated: str
    unchanged: str
    is_touched: bool


def result_context(
    outcome: Outcome, upload: Upload, ticket: str, *, is_preview: bool
) -> dict[str, Any]:
    """Return what the result shows; `ticket` is what confirms it, "" if nothing may."""
    return {
        "outcome": outcome,
        "upload": upload,
        "ticket": ticket,
        "is_stale": bool(ticket) and not is_preview,
        "counts": counts(outcome),
        "problems": outcome.problems[:MOST],
        "warnings": outcome.warnings[:MOST],
        "changes": outcome.changes[:MOST],
        "how_many": {
            "problems": quantity(Decimal(len(outcome.problems))),
            "warnings": quantity(Decimal(len(outcome.warnings))),
            "changes": quantity(Decimal(len(outcome.changes))),
        },
        "most": MOST,
    }


def counts(outcome: Outcome) -> list[SheetCount]:
    """Count the rows table by table, in the order of loading."""
    return [
        SheetCount(
            name,
            created=quantity(Decimal(totals[CREATED])),
            updated=quantity(Decimal(totals[UPDATED])),
            unchanged=quantity(Decimal(totals[UNCHANGED])),
            is_touched=bool(totals[CREATED] or totals[UPDATED]),
        )
        for name, totals in outcome.totals.items()
    ]
