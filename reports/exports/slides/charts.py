"""Native bar charts, with a workbook that says nothing of when or by whom."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

import xlsxwriter
from lxml import etree
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import (
    XL_CHART_TYPE,
    XL_LABEL_POSITION,
    XL_LEGEND_POSITION,
    XL_TICK_LABEL_POSITION,
    XL_TICK_MARK,
)
from pptx.oxml.ns import qn
from pptx.util import Pt

from pei_site.formats import round_half_up
from pei_site.sheets.cells import escape_text
from reports.exports.slides import look
from reports.exports.slides.ink import fill
from reports.exports.slides.texts import clean

ROOM = 1.05  # inches of a category at most: a lonely bar is no wall
PLACES = 4  # of a ratio: its percentage with two decimals, as it is printed
# People's texts stay texts in the workbook too.
OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True, slots=True)
class Series:
    """Ratios to draw, None where there is none."""

    name: str
    values: Sequence[Fraction | None]
    colour: str
    labels: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """Where a drawing stands, in inches."""

    x: float
    y: float
    width: float
    height: float


class Data(CategoryChartData):
    """The data of a chart; its workbook is written here."""

    def __init__(self, when: datetime) -> None:
        super().__init__(look.PERCENT)
        self.when = when

    @property
    def xlsx_blob(self) -> bytes:
        """Return the workbook that opens when somebody edits the chart's data."""
        content = io.BytesIO()
        book = xlsxwriter.Workbook(content, OPTIONS)
        book.set_properties({"created": self.when.replace(tzinfo=None)})
        sheet = book.add_worksheet("Sheet1")  # the name that the chart refers to
        percent = book.add_format({"num_format": look.PERCENT})
        sheet.set_column(0, 0, 40)
        for place, category in enumerate(self.categories, start=1):
            sheet.write_string(place, 0, escape_text(str(category.label)))
        for column, series in enumerate(self, start=1):
            sheet.set_column(column, column, 22)
            sheet.write_string(0, column, escape_text(series.name))
            for place, value in enumerate(series.values, start=1):
                if value is not None:
                    sheet.write_number(place, column, value, percent)
        book.close()
        return content.getvalue()


def value_of(ratio: Fraction | None) -> float | None:
    """Return a ratio as the chart holds it: rounded once, as it is printed."""
    return None if ratio is None else float(round_half_up(ratio, PLACES))


def bars(
    slide: Any,
    categories: Sequence[str],
    series: Sequence[Series],
    place: Place,
    told: str,
    when: datetime,
) -> Any:
    """Put horizontal bars on a slide, first above; `told` is their text alternative."""
    data = Data(when)
    data.categories = [clean(name) for name in categories]
    for one in series:
        data.add_series(one.name, [value_of(ratio) for ratio in one.values])
    height = min(place.height, 1 + ROOM * len(categories))
    spot = map(look.emu, (place.x, place.y, place.width, height))
    frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *spot, data)
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(told))
    chart = frame.chart
    _speak(chart)
    chart.has_title = False
    chart.font.size = Pt(look.TABLE)
    _legend(chart, shown=len(series) > 1)
    _axes(chart, series)
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 55, -5
    for drawn, one in zip(plot.series, series, strict=True):
        _colour(drawn, one)
    return frame


def _speak(chart: Any) -> None:
    """Say the language: what an editor adds is spelled in it."""
    space = chart._chartSpace
    language = etree.Element(qn("c:lang"), val=look.LANGUAGE)
    first = space.find(qn("c:date1904"))
    if first is None:
        space.insert(0, language)
    else:
        first.addnext(language)


def _legend(chart: Any, *, shown: bool) -> None:
    chart.has_legend = shown
    if shown:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False


def _axes(chart: Any, series: Sequence[Series]) -> None:
    names, values = chart.category_axis, chart.value_axis
    names.reverse_order = True
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = _rgb(look.LINE)
    values.visible = False
    values.major_gridlines.format.line.color.rgb = _rgb(look.LINE)
    known = [float(v) for one in series for v in one.values if v is not None]
    low, high = min([0.0, *known]), max([1.0, *known])
    # Room for what is written beyond the end of a bar.
    room = (high - low) * 0.16
    values.minimum_scale = round(low - room, 2) if low < 0 else 0
    values.maximum_scale = round(high + room, 2)


def _rgb(digits: str) -> Any:
    return RGBColor.from_string(digits.upper())


def _colour(drawn: Any, one: Series) -> None:
    drawn.invert_if_negative = False
    _paint(drawn.format, one.colour)
    if not one.labels:
        return
    labels = drawn.data_labels
    labels.show_value = True
    code = labels._element.get_or_add_numFmt()
    code.set("formatCode", look.PERCENT)
    code.set("sourceLinked", "0")
    labels.position = XL_LABEL_POSITION.OUTSIDE_END
    labels.font.size = Pt(look.TABLE)
    labels.font.bold = True


def _paint(format_: Any, colour: str) -> None:
    format_.fill.solid()
    properties = format_.fill._xPr
    for old in properties.findall(qn("a:solidFill")):
        properties.remove(old)
    fill(properties, colour)
    # Before the line and the effects: the order is the schema's.
    properties.insert(0, properties[-1])
