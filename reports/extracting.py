"""The PDF of a part of the report, through the same door and by the same norms.

It carries the data of the whole report (JSON), which its back page gives the digest of.
"""

from datetime import datetime

from reports import exports, paper
from reports.extracts import Extract, Whole
from reports.layout import AS_ARCHIVED, Layout
from reports.pdf import Attached
from reports.rendering import door
from reports.rendering.limits import COMMAND, Limits
from reports.scorecard import Scorecard

CARRIED = "json"


def render(
    scorecard: Scorecard,
    part: Extract,
    whole: Whole | None = None,
    limits: Limits = COMMAND,
    layout: Layout = AS_ARCHIVED,
) -> bytes:
    """Return the PDF of a part; whole None: of a draft (errors as `exports.render`)."""
    when = moment(scorecard, whole)
    data = whole.data if whole else exports.render(scorecard, CARRIED, when)
    html = document(scorecard, part, whole, layout)
    description, relationship = exports.ATTACHED[CARRIED]
    name = exports.file_name(scorecard.cutoff, CARRIED)
    carried = Attached(name, data, description, relationship)
    return door.render(html, [carried], when, limits).content


def document(
    scorecard: Scorecard,
    part: Extract,
    whole: Whole | None = None,
    layout: Layout = AS_ARCHIVED,
    *,
    styled: bool = False,
) -> str:
    """Return the part as one HTML document (as `paper.document`)."""
    return paper.document(
        scorecard,
        moment(scorecard, whole),
        exports.seal(scorecard, whole.data if whole else None),
        layout,
        styled=styled,
        part=part,
        whole=whole,
    )


def moment(scorecard: Scorecard, whole: Whole | None) -> datetime:
    """Return the time that an extract bears: that of its report."""
    return whole.when if whole else exports.draft_time(scorecard)
