"""The scorecard as an editable presentation, for the committee."""

from datetime import datetime

from pei_site.formats import date_long, date_short
from reports import paper
from reports.back_matter import Seal
from reports.exports.slides import besides, closing, objectives, opening
from reports.exports.slides.deck import Deck, Told
from reports.scorecard import Scorecard


def to_pptx(scorecard: Scorecard, when: datetime, seal: Seal | None = None) -> bytes:
    """Return the presentation; `when` (UTC) is the only time in it.

    seal None: its last slide says neither address nor digest.
    """
    values = paper.context(scorecard)
    deck = Deck(_told(scorecard), _running(scorecard), values["draft"], when)
    opening.cover(deck, scorecard)
    opening.glance(deck, scorecard)
    opening.compliance(deck, scorecard)
    for section in values["sections"]:
        objectives.objective(deck, scorecard, section)
    besides.departments(deck, scorecard)
    besides.lags(deck, scorecard)
    besides.covers(deck, scorecard)
    besides.findings(deck, scorecard)
    besides.changes(deck, scorecard)
    closing.method(deck, scorecard, values["roll_ups"])
    closing.back(deck, scorecard, seal)
    return deck.content()


def _told(scorecard: Scorecard) -> Told:
    plan = scorecard.plan
    title = f"{plan.name}: seguimiento {date_long(scorecard.cutoff)}"
    return Told(title, plan.entity, opening.revision(scorecard))


def _running(scorecard: Scorecard) -> str:
    """Return the foot of every slide, each name no longer than its part of it."""
    plan = scorecard.plan
    parts = [
        plan.entity if len(plan.entity) <= 70 else f"{plan.entity[:69]}…",
        plan.name if len(plan.name) <= 60 else f"{plan.name[:59]}…",
        f"Corte {date_short(scorecard.cutoff)}",
        opening.revision(scorecard),
    ]
    return " · ".join(parts)
