"""The frame of the slides: theme, master and two layouts, made from the plain ones."""

from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from reports.exports.slides import look
from reports.exports.slides.texts import clean
from reports.exports.slides.theme import table_styles, theme_of

COVER, CONTENT = 0, 5  # of the layouts that python-pptx brings
NAMES = "a", "p", "r"


def frame(presentation: Any, running: str, mark: str) -> None:
    """Dress the presentation; `mark`: what a draft says on every slide, or nothing."""
    presentation.slide_width = look.emu(look.WIDTH)
    presentation.slide_height = look.emu(look.HEIGHT)
    # No paper size: it is not one of those that the type names.
    size = presentation.element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    master = presentation.slide_master
    _theme(master.part.part_related_by(RT.THEME))
    _master(master.element)
    keep = (presentation.slide_layouts[COVER], presentation.slide_layouts[CONTENT])
    for layout in list(presentation.slide_layouts):
        if layout not in keep:
            presentation.slide_layouts.remove(layout)
    _layout(keep[0].element, "Portada", _cover_shapes(), background="tx2")
    _layout(keep[1].element, "Título y contenido", _content_shapes(running, mark))
    styles = presentation.part.part_related_by(RT.TABLE_STYLES)
    styles._blob = table_styles()
    _speak(presentation)


def _theme(part: Any) -> None:
    part._blob = theme_of(part.blob)


def _master(master: Any) -> None:
    tree = master.find(f".//{qn('p:spTree')}")
    places = {
        "title": (look.MARGIN + 0.22, 0.38, look.BODY_WIDTH - 0.22, 0.72),
        "body": (look.MARGIN, look.BODY_TOP, look.BODY_WIDTH, look.BODY_HEIGHT),
    }
    for shape in tree.findall(qn("p:sp")):
        kind = shape.find(f".//{qn('p:ph')}").get("type")
        if kind not in places:
            tree.remove(shape)
            continue
        _move(shape, places[kind])
    title = master.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    title.set("algn", "l")
    letters = title.find(qn("a:defRPr"))
    letters.set("sz", str(look.TITLE * 100))
    letters.set("b", "1")
    letters.find(f".//{qn('a:schemeClr')}").set("val", look.BLUE)


def _move(shape: Any, place: Sequence[float]) -> None:
    x, y, wide, high = map(look.emu, place)
    offset, extent = shape.find(f".//{qn('a:off')}"), shape.find(f".//{qn('a:ext')}")
    offset.set("x", str(x)), offset.set("y", str(y))
    extent.set("cx", str(wide)), extent.set("cy", str(high))


def _layout(
    layout: Any, name: str, shapes: Sequence[str], background: str = ""
) -> None:
    slide = layout.find(qn("p:cSld"))
    slide.set("name", name)
    if background:
        layout.set("showMasterSp", "0")
        slide.insert(
            0,
            parse_xml(
                f"<p:bg {nsdecls('p', 'a')}><p:bgPr><a:solidFill>"
                f'<a:schemeClr val="{background}"/></a:solidFill><a:effectLst/>'
                "</p:bgPr></p:bg>"
            ),
        )
    tree = slide.find(qn("p:spTree"))
    for shape in tree.findall(qn("p:sp")):
        tree.remove(shape)
    for shape in shapes:
        tree.append(parse_xml(shape))


def _cover_shapes() -> tuple[str, ...]:
    left, wide = 0.95, look.WIDTH - 1.9
    return (
        _bar(2, (left, 3.62, 1.2, 0.06)),
        _holder(3, "ctrTitle", "Título", (left, 1.5, wide, 1.95), look.COVER, "b"),
        _holder(
            4, "subTitle", "Subtítulo", (left, 3.85, wide, 0.6), 24, "t", bold=False
        ),
    )


def _content_shapes(running: str, mark: str) -> tuple[str, ...]:
    left, half = look.MARGIN, look.BODY_WIDTH
    title = (left + 0.22, 0.38, half - 0.22 - (3.3 if mark else 0), 0.72)
    shapes = [
        _bar(2, (left, 0.46, 0.07, 0.56)),
        _holder(3, "title", "Título", title, look.TITLE, "ctr", colour=look.BLUE),
        _text(4, "Pie", (left, look.FOOT_TOP, 11, 0.3), _run(running), "l"),
        _text(
            5,
            "Número",
            (left + half - 1, look.FOOT_TOP, 1, 0.3),
            '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum">'
            f"{_letters()}<a:t>1</a:t></a:fld>",
            "r",
        ),
    ]
    if mark:
        place = (left + half - 3.2, 0.55, 3.2, 0.36)
        shapes.append(
            _text(6, "Borrador", place, _run(mark, "accent4", bold=True), "r")
        )
    return tuple(shapes)


def _geometry(place: Sequence[float]) -> str:
    x, y, wide, high = map(look.emu, place)
    return (
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    )


def _bar(number: int, place: Sequence[float]) -> str:
    return (
        f'<p:sp {nsdecls(*NAMES)}><p:nvSpPr><p:cNvPr id="{number}" name="Filete"/>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{_geometry(place)}'
        f'<a:solidFill><a:schemeClr val="{look.GOLD}"/></a:solidFill>'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def _holder(
    number: int,
    kind: str,
    name: str,
    place: Sequence[float],
    size: int,
    anchor: str,
    *,
    colour: str = "bg1",
    bold: bool = True,
) -> str:
    index = ' idx="1"' if kind == "subTitle" else ""
    return (
        f'<p:sp {nsdecls(*NAMES)}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"{index}/></p:nvPr></p:nvSpPr>'
        f"<p:spPr>{_geometry(place)}</p:spPr><p:txBody>"
        f'<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}">'
        "<a:normAutofit/></a:bodyPr><a:lstStyle>"
        f'<a:lvl1pPr marL="0" indent="0" algn="l"><a:lnSpc><a:spcPct val="95000"/>'
        f'</a:lnSpc><a:buNone/><a:defRPr sz="{size * 100}" b="{int(bold)}">'
        f'<a:solidFill><a:schemeClr val="{colour}"/></a:solidFill></a:defRPr>'
        f"</a:lvl1pPr></a:lstStyle><a:p><a:r>"
        f'<a:rPr lang="{look.LANGUAGE}"/><a:t>{name}</a:t></a:r></a:p>'
        "</p:txBody></p:sp>"
    )


def _text(
    number: int, name: str, place: Sequence[float], inside: str, align: str
) -> str:
    return (
        f'<p:sp {nsdecls(*NAMES)}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/>'
        '<p:cNvSpPr txBox="1"/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{_geometry(place)}<a:noFill/></p:spPr><p:txBody>"
        '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/>'
        f'<a:lstStyle/><a:p><a:pPr algn="{align}"/>{inside}</a:p></p:txBody></p:sp>'
    )


def _run(text: str, colour: str = look.SOFT, *, bold: bool = False) -> str:
    letters = _letters(colour, bold=bold)
    return f"<a:r>{letters}<a:t>{escape(clean(text))}</a:t></a:r>"


def _letters(colour: str = look.SOFT, *, bold: bool = False) -> str:
    tag = "schemeClr" if colour.startswith("accent") else "srgbClr"
    return (
        f'<a:rPr lang="{look.LANGUAGE}" sz="{look.SMALL * 100}" b="{int(bold)}">'
        f'<a:solidFill><a:{tag} val="{colour}"/></a:solidFill></a:rPr>'
    )


def _speak(presentation: Any) -> None:
    """Say everywhere that the language is the report's."""
    masters = (presentation.slide_master, presentation.notes_master)
    known = [presentation.element, *(master.element for master in masters)]
    known += [layout.element for layout in presentation.slide_layouts]
    for element in known:
        for letters in element.iter():
            if letters.get("lang"):
                letters.set("lang", look.LANGUAGE)
