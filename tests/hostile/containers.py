"""Files that are hostile before any cell of theirs is read: damaged, disguised, bombs."""

import io
import random
import struct
import zipfile

from tests.hostile.making import (
    SHEET_PART,
    TEXTS_PART,
    a_book,
    a_csv,
    a_zip,
    changed,
    locked,
    packed_oddly,
    replaced,
    table,
    with_rows,
)

ROWS = table("ponderaciones")
TEXT = a_csv(ROWS)
DOCTYPE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "jajajajaja">'
    + b"".join(
        b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9)
    )
    + b"]><worksheet>&j;</worksheet>"
)


def texts() -> dict[str, bytes]:
    """Return what comes as ponderaciones.csv and is no table."""
    line = b"2023,1,suma,1,no\n"
    return {
        "nothing": b"",
        "one NUL": b"\0",
        "spaces": b" \n \n",
        "Latin-1": "vigencia,año\n".encode("latin-1"),
        "UTF-16": TEXT.decode().encode("utf-16"),
        "UTF-16 without a mark": TEXT.decode().encode("utf-16-le"),
        "UTF-32": TEXT.decode().encode("utf-32"),
        "two marks": b"\xef\xbb\xbf\xef\xbb\xbf" + TEXT,
        "overlong UTF-8": TEXT.replace(b"suma", b"su\xc0\xafma"),
        "open quotes": TEXT + b'"2023',
        "text after quotes": b'"vigencia"x,objetivo\n',
        "one column": TEXT.replace(b",", b"|"),
        "tabs": TEXT.replace(b",", b"\t"),
        "41 columns": b"a," * 40 + b"b\n",
        "a million columns": b"a," * 1_000_000 + b"\n",
        "20,001 rows": b"vigencia\n" + b"1\n" * 20_001,
        "100,000 rows": TEXT.splitlines(keepends=True)[0] + line * 100_000,
        "a cell of 7 MB": TEXT + b"2023,1," + b"x" * 7_000_000 + b",1,\n",
        "9 MB": b"x" * 9_000_000,
        "a program": b"MZ\x90\0" + b"\0" * 600,
        "a picture": b"\x89PNG\r\n\x1a\n" + b"\0" * 600,
        "HTML": b"<html><table><tr><td>2023</td></tr></table></html>",
        "JSON": b'[{"vigencia": 2023}]',
        "a pickle": b"\x80\x04\x95" + b"cposix\nsystem\n(S'id'\ntR.",
        "YAML": b"!!python/object/apply:os.system ['id']",
        "a book": a_book({"ponderaciones": ROWS}),
        "random bytes": random.Random(7).randbytes(5000),
        "only ends of line": b"\r\n" * 50_000,
        "only quotes": b'"' * 10_001,
    }


def books() -> dict[str, bytes]:
    """Return what comes as a workbook and must not be read, for a sheet of a plan."""
    good = a_book({"ponderaciones": ROWS})
    return _broken(good) | _traps(good) | _far(good)


def _broken(good: bytes) -> dict[str, bytes]:
    sheet = SHEET_PART
    return {
        "empty zip": b"PK\5\6" + b"\0" * 18,
        "not a zip": b"PK\3\4" + b"x" * 500,
        "half": good[: len(good) // 2],
        "without its end": good[:-30],
        "no book": changed(good, {"xl/workbook.xml": lambda _: b"<a/>"}),
        "book of nothing": changed(good, {"xl/workbook.xml": lambda _: b""}),
        "no relations": changed(good, {"xl/_rels/workbook.xml.rels": lambda _: b""}),
        "leads elsewhere": replaced(
            good,
            b"worksheets/sheet1.xml",
            b"../../../etc/passwd",
            "xl/_rels/workbook.xml.rels",
        ),
        "broken XML": replaced(good, b"</sheetData>", b"</sheet>"),
        "XML of nothing": changed(good, {sheet: lambda _: b""}),
        "deep XML": changed(good, {sheet: lambda _: b"<a>" * 200_000}),
        "UTF-16 XML": changed(good, {sheet: lambda xml: xml.decode().encode("utf-16")}),
        "unknown encoding": replaced(good, b"UTF-8", b"x-none"),
        "text of letters": with_rows(good, b'<row r="9"><c t="s"><v>x</v></c></row>'),
        "text that is not there": with_rows(
            good, b'<row r="9"><c t="s"><v>99999</v></c></row>'
        ),
        "text of minus one": with_rows(
            good, b'<row r="9"><c t="s"><v>-1</v></c></row>'
        ),
        "cell nowhere": with_rows(good, b'<row r="9"><c r="2A"><v>1</v></c></row>'),
        "row of letters": with_rows(good, b'<row r="dos"><c><v>1</v></c></row>'),
        "styles of nothing": changed(
            good, {"xl/styles.xml": lambda _: b"<styleSheet><cellXfs></a>"}
        ),
        "texts of nothing": changed(good, {TEXTS_PART: lambda _: b"<sst>x</sst>"}),
        "old Excel": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "text": TEXT,
        "password": locked(good),
        "unknown packing": packed_oddly(good),
        "part twice": _twice(good),
        "wrong checksum": good.replace(good[14:18], b"\0\1\2\3"),
    }


def _traps(good: bytes) -> dict[str, bytes]:
    entity = changed(
        good, {SHEET_PART: lambda xml: DOCTYPE + xml[xml.index(b"?>") + 2 :]}
    )
    return {
        "macros": changed(good, {"xl/vbaProject.bin": b"\0"}),
        "embedded object": changed(good, {"xl/embeddings/oleObject1.bin": b"\0"}),
        "controls": changed(good, {"xl/activeX/activeX1.xml": b"<a/>"}),
        "other books": changed(good, {"xl/externalLinks/externalLink1.xml": b"<a/>"}),
        "entity of a file": entity,
        "billion laughs": changed(good, {SHEET_PART: lambda _: LAUGHS}),
        "entities in the texts": changed(good, {TEXTS_PART: lambda xml: DOCTYPE + xml}),
        "zip bomb": changed(good, {"xl/bomb.xml": b"0" * 90_000_000}),
        "bomb in the sheet": changed(good, {SHEET_PART: lambda _: b" " * 60_000_000}),
        "201 parts": changed(good, {f"xl/{n}.xml": b"<a/>" for n in range(201)}),
        "lying sizes": _lying(changed(good, {"xl/a.xml": b"0" * 60_000})),
        "formula": a_book({"ponderaciones": [*ROWS, [2023, 2, "suma", "{=30+3}", ""]]}),
        "calculation error": with_rows(
            good, b'<row r="9"><c r="A9" t="e"><v>#DIV/0!</v></c></row>'
        ),
    }


def _far(good: bytes) -> dict[str, bytes]:
    letters = random.Random(1).randbytes(50_000).hex().encode()
    long = b"<si><t>" + letters + b"</t></si></sst>"
    many = b"".join(b'<c t="s"><v>%d</v></c>' % _texts(good) for _ in range(5))
    amplified = with_rows(good, (b"<row>" + many + b"</row>") * 2000)
    return {
        "far row": with_rows(
            good, b'<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
        ),
        "far column": with_rows(good, b'<row r="9"><c r="XFD9"><v>1</v></c></row>'),
        "far corner": with_rows(
            good, b'<row r="1048576"><c r="GR1048576"><v>1</v></c></row>'
        ),
        "beyond every row": with_rows(
            good, b'<row r="4000000000"><c><v>1</v></c></row>'
        ),
        "beyond every column": with_rows(
            good, b'<row r="9"><c r="ZZZ9"><v>1</v></c></row>'
        ),
        "far row that says it only once": with_rows(
            good, b'<row r="1048576"><c><v>1</v></c></row>'
        ),
        "a long text in every cell": changed(
            amplified, {TEXTS_PART: lambda xml: xml.replace(b"</sst>", long)}
        ),
        "25,000 rows": with_rows(good, b"<row><c><v>1</v></c></row>" * 25_000),
    }


def _texts(book: bytes) -> int:
    """Count the shared texts of a book."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return archive.read(TEXTS_PART).count(b"<si>")


def _twice(good: bytes) -> bytes:
    whole = io.BytesIO(good)
    name = SHEET_PART.replace("sheet1", "sheet9")
    with zipfile.ZipFile(whole, "a") as archive:
        archive.writestr(name, "<worksheet/>")
    return whole.getvalue().replace(b"sheet9.xml", b"sheet1.xml")


def _lying(content: bytes) -> bytes:
    """Say in the index that the last part is small."""
    whole = bytearray(content)
    place = whole.rfind(b"PK\1\2")
    whole[place + 24 : place + 28] = struct.pack("<I", 10)
    return bytes(whole)


def zips() -> dict[str, bytes]:
    """Return what comes as a zip of CSV files."""
    name = "ponderaciones.csv"
    return {
        "bomb in a zip": a_zip({name: b"0" * 50_000_000}),
        "zip in a zip": a_zip({"plan.zip": a_zip({name: TEXT})}),
        "zip of nothing": a_zip({"leame.txt": "hola"}),
        "zip that climbs": a_zip({"../../../tmp/x/pesos.csv": TEXT}),
        "zip with a password": locked(a_zip({name: TEXT})),
        "zip without its end": a_zip({name: TEXT})[:-30],
        "zip of unknown packing": packed_oddly(a_zip({name: TEXT})),
        "two of a table": a_zip({f"a/{name}": TEXT, f"b/{name}": TEXT}),
        "201 files": a_zip({f"{n}.csv": "" for n in range(201)}),
        "zip with Latin-1": a_zip({name: "año".encode("latin-1")}),
        "zip with a NUL": a_zip({name: TEXT.replace(b"suma", b"su\0ma")}),
        "zip of lying sizes": _lying(a_zip({name: b"0" * 60_000})),
        "zip of a folder": a_zip({f"{name}/": ""}),
    }
