"""Edits made by somebody on a day, and the list that tells them."""

from datetime import datetime

import time_machine

from pei_site.trail import Source, through
from reports.desk.differences.reading import edits_between

PAGE = "/admin/mesa/diferencias/"
MAY, JULY = datetime(2023, 5, 1, 17), datetime(2023, 7, 1, 17)  # UTC: noon in Bogotá
SECTORAL = "Indicador sectorial 321"
WHOLE = "?desde=2023-06-01&hasta=2023-06-30"


def write(row, *, by=None, on=datetime(2023, 6, 15, 17), door=Source.FORM, **values):
    """Save a row as somebody did, through a door, at a moment."""
    for name, value in values.items():
        setattr(row, name, value)
    row._history_user = by
    with time_machine.travel(on, tick=False), through(door):
        row.save()


def told(client, query=WHOLE):
    """List the differences: row, field, before, after."""
    groups = client.get(PAGE + query).context["listing"].groups
    return [
        (one.row, one.field, one.before, one.after)
        for kind in groups
        for row in kind.rows
        for one in row.differences
    ]


def everything():
    """Read all that the histories tell."""
    return edits_between(datetime(2000, 1, 1).astimezone(), datetime.now().astimezone())
