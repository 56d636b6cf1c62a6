"""The report as PDF: the only module that knows WeasyPrint (docs/report.md).

One file that is PDF/A-3a and PDF/UA-1, made without fetching anything; the same input
gives the same bytes, so what is published can be archived and known by its hash.
WeasyPrint is imported inside the functions: it costs half a second at start-up. The
product renders in a process apart, with limits: through `reports.rendering.door`.
"""

import atexit
import gc
import io
import os
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from reports import letters

STATIC = Path(__file__).resolve().parent.parent / "static"
STYLESHEETS = ("report-fonts.css", "report.css", "print.css")
VARIANT = "pdf/a-3a"
FONTS = tuple(STATIC / "fonts" / n for n in ("pei-sans-400.ttf", "noto-emoji-400.ttf"))

# Rendering makes a million short-lived objects and hardly any cycle: with the usual
# threshold a tenth of the time goes to looking for cycles.
GC_THRESHOLD = 50_000

# WeasyPrint takes one variant; PDF/UA is a second claim in the metadata, and PDF/A
# wants the schema of every claim that it does not know (ISO 19005-3, 6.6.2.3).
PDF_UA = b"""\
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" \
pdfuaid:part="1"/>
<rdf:Description rdf:about="" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>PDF/UA version identifier</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF>"""

NOTES = re.compile(r"^::(footnote|note)-\w+ .*\n", re.MULTILINE)

# Every face once, so that a process that forks has them all open.
WARM = (
    '<html lang="es"><head><title>x</title></head><body><h1>Á</h1><p>ñ <b>b</b> <i>i</i>'
    ' 👍</p><table><tr><th scope="col">1</th></tr></table></body></html>'
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that travels inside the PDF; relationship as in PDF/A-3 (Data, Source)."""

    name: str
    content: bytes
    description: str
    relationship: str


def render(html: str, attached: Sequence[Attached], when: datetime) -> bytes:
    """Return the PDF of a document; `when` (UTC) is the date of its attachments.

    Not for threads: they would share the fonts.
    """
    with _fewer_collections():
        return _write(html, attached, when)


def warm_up() -> None:
    """Pay imports, fonts, style sheets and what a first document costs, once."""
    _write(WARM, (), datetime(2000, 1, 1, tzinfo=UTC))


def _write(html: str, attached: Sequence[Attached], when: datetime) -> bytes:
    import weasyprint  # noqa: PLC0415 -- slow import

    fonts, stylesheets, html_class, fetcher = _tools()
    html = letters.printable(html, FONTS)
    attachments = [
        weasyprint.Attachment(
            file_obj=io.BytesIO(file.content),
            name=file.name,
            description=file.description,
            created=when,
            modified=when,
            relationship=file.relationship,
        )
        for file in attached
    ]
    return html_class(string=html, url_fetcher=fetcher).write_pdf(
        font_config=fonts,
        stylesheets=stylesheets,
        pdf_variant=VARIANT,
        attachments=attachments,
        finisher=_finish,
    )


@cache
def _tools() -> tuple[Any, list[Any], Any, Any]:
    """Return what is made once: fonts, style sheets, reader and the fetcher that refuses."""
    # Read when Pango loads: the machine's own fonts must not change the bytes.
    os.environ.setdefault("FONTCONFIG_FILE", str(STATIC / "fonts" / "fonts.conf"))
    import weasyprint  # noqa: PLC0415 -- slow import
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415 -- slow import
    from weasyprint.urls import URLFetcher  # noqa: PLC0415 -- slow import

    # Fonts are given back while their library still stands, not at the very end.
    atexit.register(_tools.cache_clear)
    fonts = FontConfiguration()
    stylesheets = [
        weasyprint.CSS(filename=STATIC / "css" / name, font_config=fonts)
        for name in STYLESHEETS
    ]
    # The document reads no file and no address; the style sheets above load the fonts.
    return fonts, stylesheets, _reader(), URLFetcher(allowed_protocols={"data"})


def _reader() -> Any:
    """Return WeasyPrint's reader of HTML without the styles of what a report never has.

    Its own sheet styles the marker of every element, and five kinds of notes: six styles
    more for each cell, which took half of the memory of a large report. Only elements of
    a list have a marker, and our notes are text.
    """
    import weasyprint  # noqa: PLC0415 -- slow import
    from weasyprint import html  # noqa: PLC0415 -- slow import

    lean = NOTES.sub("", html.UA).replace("\n::marker", "\nli::marker")
    sheet = weasyprint.CSS(string=lean, counter_style=html.CounterStyle())

    class Reader(weasyprint.HTML):
        def _ua_stylesheets(self, forms: Any = False) -> list[Any]:  # noqa: FBT002
            return [sheet]

    return Reader


def _finish(document: Any, pdf: Any) -> None:
    """Add the claim of PDF/UA, and name each attachment once (WeasyPrint: twice)."""
    for part in pdf.objects:
        extra = getattr(part, "extra", None)
        if extra and extra.get("Type") == "/Metadata":
            part.stream = [
                piece.replace(b"</rdf:RDF>", PDF_UA) for piece in part.stream
            ]
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = list(dict.fromkeys(pdf.catalog["AF"]))


@contextmanager
def _fewer_collections() -> Iterator[None]:
    usual = gc.get_threshold()
    gc.set_threshold(GC_THRESHOLD, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
