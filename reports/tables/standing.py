"""The year of the plan and its objectives in figures: what the small lines draw."""

from collections.abc import Iterable

import django_tables2 as tables

from pei_site.formats import month_name, percent
from reports.scorecard import ObjectiveCard, Point, Scorecard
from reports.tables.base import HouseTable, NumberColumn


class PlanYearTable(HouseTable):
    """The percentage of the plan and of each objective at the end of each month."""

    html_id = "mes-a-mes"
    layout = "scroll"
    row_header = "name"

    name = tables.Column("Objetivo")

    def __init__(
        self, scorecard: Scorecard, shown: Iterable[ObjectiveCard] | None = None
    ) -> None:
        """Tell the plan and the objectives that are shown; None: all."""
        cards = scorecard.objectives if shown is None else shown
        places: list[tuple[str, tuple[Point, ...]]] = [
            (f"Objetivo {card.number}", card.trend) for card in cards
        ]
        rows = [_row(*place) for place in [("Plan", scorecard.trend), *places]]
        months = range(1, scorecard.cutoff.month + 1)
        columns = [(_column(month), _heading(month)) for month in months]
        super().__init__(rows, extra_columns=columns)
        self.caption = f"Cumplimiento al final de cada mes de {scorecard.year}"


def _row(name: str, trend: tuple[Point, ...]) -> dict[str, str]:
    return {"name": name} | {_column(p.month): percent(p.ratio) for p in trend}


def _column(month: int) -> str:
    return f"month_{month}"


def _heading(month: int) -> NumberColumn:
    return NumberColumn(verbose_name=month_name(month).capitalize())
