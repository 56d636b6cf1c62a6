"""Tables of a trend: the same figures as its drawings, and all of them."""

from collections.abc import Callable, Iterable, Sequence

import django_tables2 as tables
from django.utils.safestring import SafeString

from pei_site.formats import NOTHING, date_short, month_name, percent, quantity
from reports.addresses import At
from reports.scorecard import Scorecard
from reports.tables.base import HouseTable, NumberColumn, cell
from reports.trend_lines import Line, Told, is_missing

Draw = Callable[[Line], str]


class FigureColumn(NumberColumn):
    """A column of figures that are drawn from the whole line."""

    def __init__(self, title: str, draw: Draw) -> None:
        # Something that is there: a failed look-up writes the whole record in its error.
        super().__init__(verbose_name=title, accessor="id")
        self.draw = draw

    def render(self, record: Line) -> str:
        return self.draw(record)


class LineTable(HouseTable):
    """A table whose rows are lines of the trend; the figures of each are compared."""

    layout = "scroll"
    look = "table--trend"
    row_header = "name"

    name = tables.Column("Qué se mide")

    def __init__(
        self, lines: Sequence[Line], figures: Iterable[tuple[str, Draw]], at: At
    ) -> None:
        columns = [
            (f"figure_{place}", FigureColumn(title, draw))
            for place, (title, draw) in enumerate(figures)
        ]
        super().__init__(lines, extra_columns=columns)
        self.at = at

    def render_name(self, record: Line) -> SafeString:
        return cell("reports/cells/_trend_line.html", line=record, at=self.at)


class MonthTrendTable(LineTable):
    """The percentage of each line at the end of each month up to the cut-off."""

    html_id = "por-meses"

    def __init__(self, scorecard: Scorecard, lines: Sequence[Line], at: At) -> None:
        last = scorecard.cutoff.month
        names = [month_name(month).capitalize() for month in range(1, last + 1)]
        names[-1] += " (corte)"
        figures = [(name, _month(month)) for month, name in enumerate(names, start=1)]
        super().__init__(lines, figures, at)
        self.caption = f"{scorecard.year} mes a mes"
        self.explanation = (
            "Cumplimiento al final de cada mes, con las reglas y los datos de este corte."
            " Raya: no se podía juzgar."
        )


def _month(month: int) -> Draw:
    def draw(line: Line) -> str:
        if month > len(line.trend):
            return NOTHING
        point = line.trend[month - 1]
        notes = {
            "missing": is_missing(point),
            "official": line.official and month == len(line.trend),
        }
        if not any(notes.values()):  # a template for each of 600 cells takes its time
            return percent(point.ratio)
        return cell("reports/cells/_trend_month.html", point=point, **notes)

    return draw


class ToldTable(LineTable):
    """What each cut-off of the year said, and what its month gives now if that differs."""

    html_id = "por-cortes"
    caption = "Lo que se dijo en cada corte"
    explanation = (
        "Las cifras como se congelaron. Debajo, cuando es otra, la que dan las reglas"
        " y los datos de este corte para ese mes."
    )

    def __init__(self, scorecard: Scorecard, lines: Sequence[Line], at: At) -> None:
        told = lines[0].told
        figures = [(_headed(one), _told(place)) for place, one in enumerate(told)]
        here = f"{date_short(scorecard.cutoff)} · este corte"
        super().__init__(lines, [*figures, (here, _now)], at)


def _headed(told: Told) -> str:
    said = told.said
    state = "como se publicó" if said.published else "como se cerró, sin publicar"
    revision = "" if said.revision == 1 else f", revisión {said.revision}"
    return f"{date_short(said.cutoff)} · {state}{revision}"


def _told(place: int) -> Draw:
    def draw(line: Line) -> str:
        told = line.told[place]
        return cell("reports/cells/_trend_told.html", told=told)

    return draw


def _now(line: Line) -> str:
    return percent(line.ratio)


class YearEndTable(LineTable):
    """How each year of the plan stood at its last cut-off."""

    html_id = "por-vigencias"
    caption = "El período del plan por vigencias"
    explanation = (
        "De cada vigencia, lo que dijo su último corte. El de diciembre es el del año"
        " completo; los demás llevan su fecha."
    )

    def __init__(self, lines: Sequence[Line], years: Sequence[int], at: At) -> None:
        super().__init__(lines, [(str(year), _year_end(year)) for year in years], at)


def _year_end(year: int) -> Draw:
    def draw(line: Line) -> str:
        end = next((one for one in line.ends if one.cutoff.year == year), None)
        return cell("reports/cells/_trend_year_end.html", end=end)

    return draw


class IndicatorYearTable(LineTable):
    """The years of each indicator: its ratio, what was done of what, and its weight."""

    html_id = "indicadores-por-vigencias"
    caption = "Los indicadores por vigencias"

    def __init__(self, scorecard: Scorecard, lines: Sequence[Line], at: At) -> None:
        years = sorted({one.year for line in lines for one in line.indicator.years})
        figures = [(str(year), _indicator_year(year)) for year in years]
        super().__init__(lines, [*figures, ("Período del plan", _period)], at)
        self.explanation = (
            "Porcentaje del año: lo ejecutado frente a la meta de la vigencia. El de"
            f" {scorecard.year} va hasta el {date_short(scorecard.cutoff)}."
        )


def _indicator_year(year: int) -> Draw:
    def draw(line: Line) -> str:
        row = line.indicator
        found = next((one for one in row.years if one.year == year), None)
        name = "reports/cells/_trend_year.html"
        return cell(name, year=found, decimals=row.decimals)

    return draw


def _period(line: Line) -> str:
    return percent(line.indicator.period_ratio)


class ProjectionTable(LineTable):
    """Where sums would end the year if the rest goes as programmed: not a result."""

    html_id = "proyecciones"
    caption = "Proyección a diciembre: no es un resultado"
    explanation = (
        "Si lo que falta del año se ejecuta como está programado: lo ejecutado al corte"
        " más lo programado en los meses siguientes, sobre la meta de la vigencia. Sólo"
        " para indicadores que se suman; no entra en ningún promedio."
    )

    def __init__(self, lines: Sequence[Line], at: At) -> None:
        figures: list[tuple[str, Draw]] = [
            ("Ejecutado al corte", lambda line: _amount(line, "executed")),
            ("Programado después del corte", _rest),
            ("Meta de la vigencia", lambda line: _amount(line, "target")),
            ("Proyección a diciembre", _end),
        ]
        super().__init__(lines, figures, at)


def _amount(line: Line, name: str) -> str:
    return quantity(getattr(line.indicator, name), line.indicator.decimals)


def _rest(line: Line) -> str:
    rest = line.projected.rest if line.projected else None
    return quantity(rest, line.indicator.decimals)


def _end(line: Line) -> str:
    return percent(line.projected.end if line.projected else None)
