"""The presentation while it is made: pages with title, notes and running foot; its bytes."""

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.packuri import PackURI
from pptx.util import Emu

from reports.exports.slides import look
from reports.exports.slides.charts import Place
from reports.exports.slides.frame import frame
from reports.exports.slides.ink import Line, line, plain, write
from reports.exports.slides.tables import Column, Row, grown, pages, table
from reports.exports.slides.texts import SPACING, clean, cut, height_of, width_of

COVER, CONTENT = 0, 1
LEAST_TITLE = 18  # points: a longer title than fits is cut
EPOCH = (1980, 1, 1, 0, 0, 0)  # no file inside the package tells when it was written
# Brought by the library: an empty picture and the settings of somebody's printer.
UNWANTED = ("thumbnail", "printerSettings")


@dataclass(frozen=True, slots=True)
class Told:
    """What the core properties say of the presentation."""

    title: str
    entity: str
    subject: str


class Names:
    """Names for new parts, /ppt/charts/chart1.xml, chart2…: the last one is remembered.

    The library would look through the whole package for each.
    """

    def __init__(self, package: Any) -> None:
        self.first = package.next_partname
        self.last: dict[str, int] = {}

    def __call__(self, tmpl: str) -> PackURI:
        """Return the next name of a pattern that nothing has."""
        if tmpl not in self.last:
            name = self.first(tmpl).filename
            self.last[tmpl] = int(re.sub(r"\D", "", name))
        else:
            self.last[tmpl] += 1
        return PackURI(tmpl % self.last[tmpl])


class Deck:
    """A presentation of a scorecard. `when` (UTC) is the only time in its bytes."""

    def __init__(self, told: Told, running: str, mark: str, when: datetime) -> None:
        self.when = when
        self.mark = mark
        self.presentation = Presentation()
        package: Any = self.presentation.part.package
        package.next_partname = Names(package)
        frame(self.presentation, running, mark)
        self._tell(told)

    def cover(self, title: str, subtitle: str) -> Any:
        """Add a dark page with a great title."""
        slide = self._add(COVER)
        holders = list(slide.placeholders)
        wide = (look.WIDTH - 1.9) * look.PER_INCH
        shown = cut(clean(title), 3, wide, look.COVER)
        plain(holders[0].text_frame._txBody, [shown])
        plain(holders[1].text_frame._txBody, [cut(clean(subtitle), 2, wide, 24)])
        return slide

    def page(self, title: str, notes: Iterable[str] = ()) -> Any:
        """Add a page; its notes are paragraphs that are never cut."""
        slide = self._add(CONTENT)
        wide = (look.BODY_WIDTH - 0.4 - (3.3 if self.mark else 0)) * look.PER_INCH
        shown = cut(clean(title), 2, wide, LEAST_TITLE)
        body = slide.shapes.title.text_frame._txBody
        if width_of(shown, look.TITLE) > wide:
            write(body, [line(shown, LEAST_TITLE, bold=True, colour=look.BLUE)])
        else:
            plain(body, [shown])
        spoken = [text for text in notes if text]
        if spoken:
            self.say(slide, spoken)
        return slide

    def say(self, slide: Any, notes: Sequence[str]) -> None:
        """Write the notes of a slide."""
        plain(slide.notes_slide.notes_text_frame._txBody, notes)

    def text(self, slide: Any, lines: Sequence[Line], place: Place) -> None:
        """Put a box of text on a slide; what does not fit is cut, never shrunk."""
        spot = map(look.emu, (place.x, place.y, place.width, place.height))
        box = slide.shapes.add_textbox(*(Emu(one) for one in spot))
        told = box.text_frame
        told.word_wrap = True
        told.margin_left = told.margin_right = told.margin_top = told.margin_bottom = 0
        write(told._txBody, fitted(lines, place))

    def tables(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[Row],
        told: str,
        notes: Sequence[str],
    ) -> None:
        """Put a table over as many pages as it needs; `notes` are one for each row."""
        rows = grown(columns, rows)
        parts = pages(columns, rows)
        for number, part in enumerate(parts, start=1):
            many = f" ({number} de {len(parts)})" if len(parts) > 1 else ""
            slide = self.page(f"{title}{many}", [notes[place] for place in part])
            table(slide, columns, [rows[place] for place in part], f"{told}{many}")

    def content(self) -> bytes:
        """Return the presentation as a file."""
        made = io.BytesIO()
        self.presentation.save(made)
        return _packed(made)

    def _add(self, layout: int) -> Any:
        layouts = self.presentation.slide_layouts
        return self.presentation.slides.add_slide(layouts[layout])

    def _tell(self, told: Told) -> None:
        package = self.presentation.part.package
        for name, relation in list(package._rels.items()):
            if relation.reltype.endswith(UNWANTED):
                package._rels.pop(name)
        inside = self.presentation.part.rels
        for name, relation in list(inside.items()):
            if relation.reltype.endswith(UNWANTED):
                inside.pop(name)
        _application(package.part_related_by(RT.EXTENDED_PROPERTIES))
        _notes_frame(self.presentation.notes_master)
        properties = self.presentation.core_properties
        when = self.when.replace(tzinfo=None)
        properties.title = clean(told.title)[:255]
        properties.author = properties.last_modified_by = clean(told.entity)[:255]
        properties.subject = clean(told.subject)[:255]
        properties.keywords = ""
        properties.language = look.LANGUAGE
        properties.created = properties.modified = when
        properties.revision = 1


def fitted(lines: Iterable[Line], place: Place) -> list[Line]:
    """Return the lines that fit a place; the one that passes its end is cut there."""
    wide, room = place.width * look.PER_INCH, place.height * look.PER_INCH
    shown: list[Line] = []
    for one in lines:
        room -= one.before
        free = int(room / (one.size * SPACING))
        if free < 1:
            break
        taken = height_of(clean(one.text), wide, one.size)
        if taken > room:
            text = cut(clean(one.text), free, wide, one.size)
            run = replace(one.runs[-1], text=text)
            return [*shown, replace(one, runs=(run,))]
        shown.append(one)
        room -= taken
    return shown


def _application(part: Any) -> None:
    """Say little: PowerPoint counts words and slides itself."""
    part._blob = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        'extended-properties"><Application>Microsoft Office PowerPoint</Application>'
        "<PresentationFormat>Panorámica</PresentationFormat>"
        "<AppVersion>16.0000</AppVersion></Properties>"
    ).encode()


def _notes_frame(master: Any) -> None:
    """Give the picture of the slide in the notes the shape of our slides."""
    for holder in master.placeholders:
        if "SLIDE_IMAGE" in str(holder.placeholder_format.type):
            holder.height = Emu(round(holder.width * look.HEIGHT / look.WIDTH))


def _packed(made: io.BytesIO) -> bytes:
    """Return the same package with the same date in every file of it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(made) as found, zipfile.ZipFile(packed, "w") as written:
        for name in found.namelist():
            told = zipfile.ZipInfo(name, EPOCH)
            told.compress_type = zipfile.ZIP_DEFLATED
            told.create_system = 0
            written.writestr(told, found.read(name))
    return packed.getvalue()
