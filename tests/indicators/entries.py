"""Saving and sending a month, as the tests of the actions do."""

from decimal import Decimal

from indicators import actions
from indicators.actions import Entry
from indicators.transitions import Move
from tests.builders import a_year


def save(indicator, by, executed="60", month=6, version=1, **texts):
    number = None if executed is None else Decimal(executed)
    return actions.save_entry(
        indicator=indicator,
        year=a_year(),
        month=month,
        entry=Entry(number, **texts),
        version=version,
        by=by,
    )


def submitted(indicator, by):
    record = save(indicator, by)
    return actions.move(record=record, to=Move.SUBMIT, by=by)
