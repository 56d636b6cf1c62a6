"""The scorecard as open data: JSON as reports/schema/scorecard.schema.json says."""

import json
from decimal import Decimal
from typing import Any

from pei_site.formats import percent_digits, with_decimals
from reports.finding import Finding
from reports.plan_card import ChangedFigure, ChangeEntry, PlanCard
from reports.scorecard import Note, ObjectiveCard, Row, Scorecard, Term

WEIGHT_DECIMALS = 2


def to_json(scorecard: Scorecard) -> bytes:
    """Return the scorecard as UTF-8 JSON: keys in a fixed order, one final newline."""
    text = json.dumps(as_data(scorecard), ensure_ascii=False, indent=2)
    return f"{text}\n".encode()


def as_data(scorecard: Scorecard) -> dict[str, Any]:
    """Return the scorecard as plain values; None is what cannot be judged."""
    return {
        "plan": _plan(scorecard.plan),
        "cutoff": scorecard.cutoff.isoformat(),
        "state": scorecard.state.value.lower(),
        "revision": scorecard.revision,
        "revision_reason": scorecard.revision_reason or None,
        "overall": {
            "percent": percent_digits(scorecard.ratio),
            "capped_percent": percent_digits(scorecard.capped_ratio),
        },
        "objectives": [_objective(card) for card in scorecard.objectives],
        "changes": [_change(entry) for entry in scorecard.changes],
        "findings": [_finding(finding) for finding in scorecard.findings],
    }


def _plan(plan: PlanCard) -> dict[str, Any]:
    return {
        "name": plan.name,
        "entity": plan.entity,
        "mission": plan.mission,
        "vision": plan.vision,
        "start": plan.start,
        "end": plan.end,
        "version": plan.version,
    }


def _objective(card: ObjectiveCard) -> dict[str, Any]:
    return {
        "number": card.number,
        "statement": card.statement,
        "percent": percent_digits(card.ratio),
        "capped_percent": percent_digits(card.capped_ratio),
        "status": card.status,
        "band": card.band,
        "incomplete": card.incomplete,
        "terms": [_term(term) for term in card.terms],
        "indicators": [_indicator(row) for row in card.rows],
        "notes": [_note(note) for note in card.notes],
    }


def _term(term: Term) -> dict[str, Any]:
    return {
        "indicator": term.key,
        "label": term.label,
        "weight": plain(term.weight, WEIGHT_DECIMALS),
        "percent": percent_digits(term.counted),
        "share_percent": percent_digits(term.share),
        "contribution_percent": percent_digits(term.contribution),
    }


def _indicator(row: Row) -> dict[str, Any]:
    return {
        "key": row.key,
        "kind": row.kind,
        "code": row.code,
        "name": row.name,
        "department": row.department,
        "weight": plain(row.weight, WEIGHT_DECIMALS),
        "target": plain(row.target, row.decimals),
        "programmed": plain(row.programmed, row.decimals),
        "executed": plain(row.executed, row.decimals),
        "percent": percent_digits(row.ratio),
        "recomputed_percent": percent_digits(row.recomputed),
        "year_percent": percent_digits(row.year_ratio),
        "official": row.official,
        "status": row.status,
        "band": row.band,
        "cause": row.cause,
        "notes": [_note(note) for note in row.notes],
    }


def _note(note: Note) -> dict[str, Any]:
    return {"mark": note.mark, "text": note.text}


def _change(entry: ChangeEntry) -> dict[str, Any]:
    return {
        "version": entry.version,
        "number": entry.number,
        "date": entry.date.isoformat() if entry.date else None,
        "body": entry.body,
        "act": entry.act,
        "year": entry.year,
        "objective": entry.objective,
        "objective_statement": entry.objective_statement,
        "indicator": entry.indicator,
        "indicator_label": entry.indicator_label,
        "goal": entry.goal,
        "description": entry.description,
        "justification": entry.justification,
        "values": [_figure(figure) for figure in entry.values],
    }


def _figure(figure: ChangedFigure) -> dict[str, Any]:
    return {
        "what": figure.what,
        "before": figure.before or None,
        "after": figure.after or None,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        "objective": finding.objective,
        "indicator": finding.indicator,
        "message": finding.message,
    }


def plain(value: Decimal | None, decimals: int) -> str | None:
    """Write a decimal without grouping: "1474056", "72.50"; None stays None."""
    return None if value is None else f"{with_decimals(value, decimals):f}"
