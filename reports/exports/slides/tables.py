"""Native tables: rows as tall as their texts, over as many slides as they need."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.oxml.ns import qn

from reports.exports.slides import look
from reports.exports.slides.ink import Align, Line, line, write
from reports.exports.slides.texts import clean, cut, height_of
from reports.exports.slides.theme import TABLE_STYLE

SIDE, ABOVE = 0.07, 0.045  # inches inside a cell
MOST_LINES = 18  # of one text in a cell; the notes of the slide hold it whole
EVENNESS = 8  # steps between the shortest slides and full ones
GROWTH = (4, 3, 2, 1)  # points more than usual, for a table that has the room


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width in inches, and where its texts stand."""

    title: str
    width: float
    align: Align = "l"


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says: a paragraph for each line, no longer than fits."""

    lines: tuple[Line, ...]


Row = Sequence[Cell]


def cell(
    column: Column, *texts: str, bold: bool = False, colour: str = look.INK
) -> Cell:
    """Return a cell: the first text in the table's size, the others small and soft."""
    first, *rest = texts
    lines = [_fit(column, first, look.TABLE, bold=bold, colour=colour)]
    lines += [
        _fit(column, text, look.SMALL, bold=False, colour=look.SOFT)
        for text in rest
        if text
    ]
    return Cell(tuple(lines))


def _fit(column: Column, text: str, size: float, *, bold: bool, colour: str) -> Line:
    shown = cut(clean(text), MOST_LINES, _inside(column), size)
    return line(shown, size, bold=bold, colour=colour, align=column.align)


def _inside(column: Column) -> float:
    return (column.width - 2 * SIDE) * look.PER_INCH


def pages(columns: Sequence[Column], rows: Sequence[Row]) -> list[list[int]]:
    """Divide rows (by their places) over as few slides as hold them, about equally."""
    room = look.BODY_HEIGHT - _height(columns, _heading(columns))
    heights = [_height(columns, row) for row in rows]
    fewest = len(_divided(heights, room))
    even = sum(heights) / max(fewest, 1)
    for step in range(EVENNESS):
        limit = even + (room - even) * step / EVENNESS
        parts = _divided(heights, limit)
        if len(parts) == fewest:
            return parts
    return _divided(heights, room)


def _divided(heights: Sequence[float], room: float) -> list[list[int]]:
    parts: list[list[int]] = []
    left = 0.0
    for place, height in enumerate(heights):
        if not parts or height > left:
            parts.append([])
            left = room
        parts[-1].append(place)
        left -= height
    return parts


def grown(columns: Sequence[Column], rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows in letters as large as one slide holds, if it holds them all."""
    if len(pages(columns, rows)) > 1:
        return rows
    for extra in GROWTH:
        larger = [[_larger(held, extra) for held in row] for row in rows]
        if len(pages(columns, larger)) == 1:
            return larger
    return rows


def _larger(held: Cell, extra: float) -> Cell:
    return Cell(
        tuple(
            replace(
                one,
                runs=tuple(replace(run, size=run.size + extra) for run in one.runs),
            )
            for one in held.lines
        )
    )


def _height(columns: Sequence[Column], row: Row) -> float:
    """Return the height of a row in inches: that of its tallest cell."""
    tallest = max(
        sum(height_of(one.text, _inside(column), one.size) for one in held.lines)
        for column, held in zip(columns, row, strict=True)
    )
    return tallest / look.PER_INCH + 2 * ABOVE


def _heading(columns: Sequence[Column]) -> Row:
    return [
        Cell(
            (
                line(
                    one.title, look.TABLE, bold=True, colour=look.WHITE, align=one.align
                ),
            )
        )
        for one in columns
    ]


def table(
    slide: Any,
    columns: Sequence[Column],
    rows: Sequence[Row],
    told: str,
    top: float = look.BODY_TOP,
) -> Any:
    """Put a table on a slide; `told` is its text alternative."""
    written = [_heading(columns), *rows]
    heights = [look.emu(_height(columns, row)) for row in written]
    wide = sum(look.emu(one.width) for one in columns)
    frame = slide.shapes.add_table(
        len(written),
        len(columns),
        look.emu(look.MARGIN),
        look.emu(top),
        wide,
        sum(heights),
    )
    frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(told))
    made = frame.table._tbl
    made.tblPr.find(qn("a:tableStyleId")).text = TABLE_STYLE
    made.tblPr.set("bandRow", "0")
    for place, column in zip(
        made.tblGrid.findall(qn("a:gridCol")), columns, strict=True
    ):
        place.set("w", str(look.emu(column.width)))
    for element, row, height in zip(made.tr_lst, written, heights, strict=True):
        element.set("h", str(height))
        for place, held in zip(element.tc_lst, row, strict=True):
            _write(place, held)
    return frame


def _write(place: Any, held: Cell) -> None:
    write(place.find(qn("a:txBody")), held.lines)
    properties = place.get_or_add_tcPr()
    for name, inches in (
        ("marL", SIDE),
        ("marR", SIDE),
        ("marT", ABOVE),
        ("marB", ABOVE),
    ):
        properties.set(name, str(look.emu(inches)))
