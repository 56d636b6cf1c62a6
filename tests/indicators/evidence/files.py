"""Files for tests: honest ones, and the hostile corpus that must never get in."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

import xlsxwriter
from PIL import Image

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
WORD = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)
MACRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SCRIPT = b"<script>alert(1)</script>"


def pdf(body: bytes = b"1 0 obj\n<< /Type /Catalog >>\nendobj\n") -> bytes:
    return b"%PDF-1.7\n" + body + b"trailer\n<< >>\nstartxref\n9\n%%EOF\n"


def object_stream(
    objects: bytes, filters: bytes = b"/FlateDecode", cut: int = 0
) -> bytes:
    packed = zlib.compress(objects)
    packed = packed[: len(packed) - cut]
    head = b"5 0 obj\n<< /Type /ObjStm /Filter " + filters + b" >>\nstream\n"
    return head + packed + b"\nendstream\nendobj\n"


def picture(
    form: str = "PNG", size: tuple[int, int] = (40, 30), mode: str = "RGB", **how
) -> bytes:
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, form, **how)
    return buffer.getvalue()


def huge_png() -> bytes:
    """A PNG whose header promises 30,000 × 30,000 dots."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    dots = zlib.compress(b"0" * 1000)
    chunks = [(b"IHDR", head), (b"IDAT", dots), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data))
        + kind
        + data
        + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


def workbook() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        book.add_worksheet().write_string(0, 0, "Acta")
    return buffer.getvalue()


def office(main: str = WORD, parts: Mapping[str, bytes] | None = None, **how) -> bytes:
    """A document with only what says its kind, and the parts given."""
    types = f'<Types><Override PartName="/m.xml" ContentType="{main}"/></Types>'
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", how.get("packing", zipfile.ZIP_DEFLATED)) as all_:
        all_.writestr("[Content_Types].xml", how.get("types", types))
        for name, content in (parts or {}).items():
            all_.writestr(name, content)
    return buffer.getvalue()


def zip_of_nothing() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.xml", "<a/>")
    return buffer.getvalue()


def relationship(kind: str, target: str) -> dict[str, bytes]:
    text = (
        f'<Relationships><Relationship Id="r1" Type="{RELS}/{kind}"'
        f' Target="{target}" TargetMode="External"/></Relationships>'
    )
    return {"word/_rels/document.xml.rels": text.encode()}


def twice(name: str) -> bytes:
    """A document with two parts of the same name but for the capitals."""
    return office(parts={name: b"1", name.upper(): b"2"})


def encrypted() -> bytes:
    """A document whose parts say that they need a password."""
    content = bytearray(office())
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        place = content.find(mark)
        content[place + flags] |= 1
    return bytes(content)


def lying_about_sizes() -> bytes:
    """A document whose index says that a large part is small."""
    content = bytearray(office(parts={"word/large.xml": b"0" * 50_000}))
    place = content.rfind(b"PK\1\2")
    content[place + 24 : place + 28] = struct.pack("<I", 10)
    return bytes(content)


HONEST = {
    "acta.pdf": pdf(),
    "objetos.pdf": pdf(object_stream(b"7 0 << /Type /Page >>")),
    "pagina.pdf": pdf(b"4 0 obj\n<< /Length 2 >>\nstream\nBT\nendstream\nendobj\n"),
    "llano.pdf": pdf(b"5 0 obj\n<< /Type /ObjStm >>\nstream\n7 0\nendstream\nendobj\n"),
    "foto.png": picture("PNG"),
    "paleta.png": picture("PNG", mode="P"),
    "gris.png": picture("PNG", mode="LA"),
    "foto.jpg": picture("JPEG"),
    "imprenta.jpeg": picture("JPEG", mode="CMYK"),
    "libro.xlsx": workbook(),
    "Acta No. 12.2023.docx": office(),
    "enlaces.docx": office(parts=relationship("hyperlink", "https://example.org/")),
    "normal.docx": office(
        parts=relationship("attachedTemplate", "file:///C:\\Plantillas\\Normal.dotm")
    ),
    "otro-libro.xlsx": office(
        SHEET, relationship("externalLinkPath", "file:///P:/otro.xlsx")
    ),
}

# Name and content. Everything here must be refused.
HOSTILE = {
    "empty": ("a.pdf", b""),
    "no ending": ("acta", pdf()),
    "program": ("a.exe", b"MZ\x90\0"),
    "program as pdf": ("a.pdf", b"MZ\x90\0"),
    "program behind pdf": ("acta.pdf.exe", pdf()),
    "double ending": ("acta.exe.pdf", pdf()),
    "double ending, web": ("foto.html.png", picture("PNG")),
    "double ending, macro": ("libro.xlsm.xlsx", workbook()),
    "turned ending": ("acta\u202efdp.exe", pdf()),
    "ending after NUL": ("acta.pdf\0.html", pdf()),
    "svg with script": ("a.svg", b"<svg>" + SCRIPT + b"</svg>"),
    "svg as png": ("a.png", b"<svg>" + SCRIPT + b"</svg>"),
    "html": ("a.html", SCRIPT),
    "html as png": ("a.png", b"<html>" + SCRIPT),
    "html as jpeg": ("a.jpg", b"<html>" + SCRIPT),
    "html as pdf": ("a.pdf", b"<html>" + SCRIPT + b"%PDF-1.7 %%EOF"),
    "gif as png": ("a.png", picture("GIF")),
    "png as jpeg": ("a.jpg", picture("PNG")),
    "webp as jpeg": ("a.jpg", picture("WEBP")),
    "truncated png": ("a.png", picture("PNG", (900, 900), "RGB")[:-2000]),
    "truncated jpeg": ("a.jpg", picture("JPEG", (900, 900))[:-3000]),
    "only the beginning of a png": ("a.png", b"\x89PNG\r\n\x1a\n" + SCRIPT),
    "only the beginning of a jpeg": ("a.jpg", b"\xff\xd8\xff\xe0" + SCRIPT),
    "png of 900 megapixels": ("a.png", huge_png()),
    "png of 26 megapixels": ("a.png", picture("PNG", (6500, 4001), "1")),
    "more than 10 MB": ("a.pdf", pdf(b"%" + b"x" * 10_500_000 + b"\n")),
    "truncated pdf": ("a.pdf", pdf()[:-30]),
    "pdf and zip": ("a.pdf", pdf() + office()),
    "pdf and html": ("a.pdf", pdf() + SCRIPT),
    "pdf after something": ("a.pdf", SCRIPT + pdf()),
    "pdf with script": ("a.pdf", pdf(b"<< /S /JavaScript /JS (app.alert(1)) >>\n")),
    "pdf with escaped script": ("a.pdf", pdf(b"<< /S /J#61vaScript /JS (1) >>\n")),
    "pdf with packed script": (
        "a.pdf",
        pdf(object_stream(b"7 0 << /S /JavaScript /JS (app.alert(1)) >>")),
    ),
    "pdf with twice packed script": (
        "a.pdf",
        pdf(object_stream(b"4a53", b"[/FlateDecode /ASCIIHexDecode]")),
    ),
    "pdf with damaged objects": (
        "a.pdf",
        pdf(object_stream(b"7 0 <<>>").replace(b"x\x9c", b"??")),
    ),
    "pdf with half its objects": (
        "a.pdf",
        pdf(object_stream(b"7 0 << /Type /Page >>", cut=8)),
    ),
    "pdf that launches": ("a.pdf", pdf(b"<< /S /Launch /F (cmd.exe) >>\n")),
    "pdf with files inside": (
        "a.pdf",
        pdf(b"<< /Names << /EmbeddedFiles 7 0 R >> >>\n"),
    ),
    "pdf with password": ("a.pdf", pdf(b"<< /Encrypt 9 0 R >>\n")),
    "pdf form of XFA": ("a.pdf", pdf(b"<< /AcroForm << /XFA 3 0 R >> >>\n")),
    "not a zip": ("a.docx", b"PK\3\4" + SCRIPT),
    "truncated docx": ("a.docx", office()[:-30]),
    "docx and html": ("a.docx", office() + SCRIPT),
    "docx behind another zip": ("a.docx", office() + office(parts={"a.xml": b"1"})),
    "zip": ("a.zip", office()),
    "zip without types": ("a.docx", zip_of_nothing()),
    "zip as docx": ("a.docx", office(types="<Types/>")),
    "docx as xlsx": ("a.xlsx", office(WORD)),
    "macro docx": ("a.docx", office(MACRO_WORD)),
    "macro part": ("a.docx", office(parts={"word/vbaProject.bin": b"\0"})),
    "controls": ("a.docx", office(parts={"word/activeX/activeX1.xml": b"<a/>"})),
    "object inside": (
        "a.docx",
        office(parts={"word/embeddings/oleObject1.bin": b"\0"}),
    ),
    "remote template": (
        "a.docx",
        office(parts=relationship("attachedTemplate", "https://example.org/t.dotm")),
    ),
    "template on the network": (
        "a.docx",
        office(parts=relationship("attachedTemplate", "\\\\example\\t.dotm")),
    ),
    "remote picture": (
        "a.docx",
        office(parts=relationship("image", "https://example.org/i.png")),
    ),
    "commands": (
        "a.xlsx",
        office(SHEET, {"xl/externalLinks/externalLink1.xml": b"<ddeLink/>"}),
    ),
    "zip bomb": ("a.xlsx", office(SHEET, {"xl/a.xml": b"0" * 60_000_000})),
    "zip with lying sizes": ("a.docx", lying_about_sizes()),
    "zip of 1,001 parts": (
        "a.docx",
        office(parts={f"{n}.xml": b"1" for n in range(1001)}),
    ),
    "zip slip": ("a.docx", office(parts={"../../etc/cron.d/x": b"1"})),
    "absolute part": ("a.docx", office(parts={"/etc/passwd": b"1"})),
    "part twice": ("a.docx", twice("word/a.xml")),
    "encrypted zip": ("a.docx", encrypted()),
    "entities": (
        "a.docx",
        office(
            types='<!DOCTYPE t [<!ENTITY x SYSTEM "file:///etc/passwd">]><Types>&x;</Types>'
        ),
    ),
}
