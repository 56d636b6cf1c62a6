"""The published report that an extract is a part of."""

from indicators.vocabulary import CutoffState
from reports.archive import archived_file
from reports.extracts import Whole
from reports.scorecard import Scorecard


def whole_of(scorecard: Scorecard) -> Whole | None:
    """Return the archived report of a published scorecard; None: it is a draft."""
    if scorecard.state != CutoffState.PUBLISHED:
        return None
    pdf = archived_file(scorecard.cutoff, "pdf", scorecard.revision)
    data = archived_file(scorecard.cutoff, "json", scorecard.revision)
    if not data:
        return None
    if not pdf:
        return Whole(data.sha256, data.content, data.created_at, "JSON")
    return Whole(pdf.sha256, data.content, pdf.created_at)
