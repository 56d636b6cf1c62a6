"""Reads a workbook as a spreadsheet does: cells as they are shown, formulas worked out."""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from xml.etree import ElementTree

from python_calamine import CalamineWorkbook

from pei_site.formats import group, round_half_up

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
PLACE = re.compile(
    r"(?:'(?P<sheet>[^']+)'!)?(?P<cell>[A-Z]+\d+)(?::(?P<last>[A-Z]+\d+))?"
)
AS_EXCEL = Context(prec=15)  # no spreadsheet shows more digits than these


@dataclass(frozen=True)
class Cell:
    """A cell: its text, or its number with the format that shows it, and its formula."""

    text: str = ""
    number: Fraction | None = None
    shown_as: str = ""
    formula: str = ""

    @property
    def shown(self) -> str:
        """Return what people see where numbers are written as in Colombia."""
        if self.number is None:
            return self.text
        number, sign = self.number, ""
        if self.shown_as.endswith("%"):
            number, sign = number * 100, "%"
        decimals = len(self.shown_as.rstrip("%").partition(".")[2])
        return f"{group(rounded(number, decimals))}{sign}"


Sheets = dict[str, dict[str, Cell]]


def rounded(number: Fraction, decimals: int) -> Decimal:
    """Round half up what is left of a number after fifteen digits."""
    plain = AS_EXCEL.divide(Decimal(number.numerator), Decimal(number.denominator))
    return round_half_up(Fraction(plain), decimals)


def rows_of(content: bytes) -> dict[str, list[list[object]]]:
    """Read the workbook as other programs do: the rows of each sheet, as stored."""
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def read(content: bytes) -> Sheets:
    """Return the cells of each sheet by their place: {"Resumen": {"A1": …}}."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    names = [
        one.attrib["name"] for one in _xml(archive, "workbook").iter(f"{MAIN}sheet")
    ]
    shared = [
        "".join(part.text or "" for part in one.iter(f"{MAIN}t"))
        for one in _xml(archive, "sharedStrings").iter(f"{MAIN}si")
    ]
    formats = _formats(_xml(archive, "styles"))
    return {
        name: dict(_cells(_xml(archive, f"worksheets/sheet{number}"), shared, formats))
        for number, name in enumerate(names, start=1)
    }


def _xml(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(f"xl/{name}.xml"))


def _formats(styles: ElementTree.Element) -> list[str]:
    own = {
        one.attrib["numFmtId"]: one.attrib["formatCode"]
        for one in styles.iter(f"{MAIN}numFmt")
    }
    built_in = {"0": "", "3": "#,##0", "4": "#,##0.00", "10": "0.00%"}
    cells = styles.find(f"{MAIN}cellXfs")
    return [(own | built_in)[one.attrib["numFmtId"]] for one in cells]


def _cells(
    sheet: ElementTree.Element, shared: list[str], formats: list[str]
) -> Iterator[tuple[str, Cell]]:
    for one in sheet.iter(f"{MAIN}c"):
        value, formula = one.findtext(f"{MAIN}v"), one.findtext(f"{MAIN}f", "")
        if value is None:
            continue
        if one.attrib.get("t") == "s":
            yield one.attrib["r"], Cell(text=shared[int(value)], formula=formula)
        else:
            look = formats[int(one.attrib.get("s", 0))]
            number = Fraction(Decimal(value))
            yield one.attrib["r"], Cell("", number, look, formula)


def table(cells: dict[str, Cell], first: str) -> list[dict[str, Cell]]:
    """Return the lines of a table by its headings; `first` is the one in column A."""
    top = next(int(place[1:]) for place, cell in cells.items() if cell.text == first)
    header = {
        place.removesuffix(str(top)): cell.text
        for place, cell in cells.items()
        if re.fullmatch(rf"[A-Z]+{top}", place)
    }
    last = max(int(re.sub("[A-Z]", "", place)) for place in cells)
    return [
        {title: cells.get(f"{column}{row}", Cell()) for column, title in header.items()}
        for row in range(top + 1, last + 1)
    ]


class Range(list[Fraction | None]):
    """The numbers of a range; None is an empty cell, which counts as 0 in a product."""

    def __mul__(self, other: object) -> "Range":
        """Multiply cell by cell, as spreadsheets do with ranges."""
        assert isinstance(other, list)
        return Range((a or 0) * (b or 0) for a, b in zip(self, other, strict=True))


def worked_out(sheets: Sheets, sheet: str, formula: str) -> Fraction:
    """Work a formula out exactly from the numbers of the cells, formulas in turn."""

    def at(place: str) -> Fraction | Range:
        found = PLACE.fullmatch(place)
        where = found["sheet"] or sheet
        if not found["last"]:
            return _value(sheets, where, found["cell"])
        column, rows = (
            found["cell"][0],
            (int(found["cell"][1:]), int(found["last"][1:])),
        )
        return Range(
            _value(sheets, where, f"{column}{row}")
            for row in range(rows[0], rows[1] + 1)
        )

    names = {"at": at, **FUNCTIONS}
    code = PLACE.sub(lambda one: f'at("{one[0]}")', formula)
    return eval(code, names)  # noqa: S307 -- a formula that this test had written


def _value(sheets: Sheets, sheet: str, place: str) -> Fraction | None:
    cell = sheets[sheet].get(place, Cell())
    return worked_out(sheets, sheet, cell.formula) if cell.formula else cell.number


def _sum_product(*ranges: Range) -> Fraction:
    product = ranges[0]
    for one in ranges[1:]:
        product = product * one
    return sum((number or Fraction(0) for number in product), Fraction(0))


def _average(numbers: Range) -> Fraction:
    judged = [number for number in numbers if number is not None]
    return sum(judged, Fraction(0)) / len(judged)


FUNCTIONS = {
    "SUMPRODUCT": _sum_product,
    "AVERAGE": _average,
    "ISNUMBER": lambda numbers: Range(Fraction(one is not None) for one in numbers),
    "ROUND": lambda number, decimals: Fraction(rounded(number, decimals)),
}
