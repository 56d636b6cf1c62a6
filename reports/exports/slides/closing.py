"""The last slides: how it was calculated, and where the figures are read."""

from collections.abc import Iterable
from typing import Any

from lxml import etree
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Emu

from pei_site.formats import weight
from reports.back_matter import Code, Seal
from reports.exports.slides import look
from reports.exports.slides.charts import Place
from reports.exports.slides.deck import Deck
from reports.exports.slides.ink import Line, Run, line
from reports.scorecard import Scorecard

SOFT = "c9d7ea"  # --on-blue-soft
STATEMENTS = (
    (
        "Cada objetivo estratégico busca llegar al 100 % de cumplimiento anual a partir de"
        " la ponderación de los indicadores que le aportan."
    ),
    (
        "El cumplimiento de un objetivo es el promedio ponderado de sus indicadores con"
        " programación: Σ (ponderación × porcentaje de avance) ÷ Σ ponderaciones."
    ),
)


def method(
    deck: Deck, scorecard: Scorecard, roll_ups: Iterable[tuple[str, str]]
) -> None:
    """Say how the figures were calculated."""
    rules = list(_rules(scorecard, roll_ups))
    notes = [*STATEMENTS, *(f"{name}: {rule}" for name, rule in rules)]
    slide = deck.page("Cómo se calculó", notes)
    lines = [line(text, look.TEXT, before=6) for text in STATEMENTS]
    lines += [
        Line((Run(f"{name}: ", 12.5, bold=True), Run(rule, 12.5)), before=7)
        for name, rule in rules
    ]
    place = Place(look.MARGIN, look.BODY_TOP, look.BODY_WIDTH, look.BODY_HEIGHT)
    deck.text(slide, lines, place)


def _rules(
    scorecard: Scorecard, roll_ups: Iterable[tuple[str, str]]
) -> Iterable[tuple[str, str]]:
    yield from roll_ups
    if scorecard.cap is None:
        cap = (
            "ninguno; la sobre ejecución cuenta completa en el objetivo. Al lado va el"
            " cumplimiento con tope del 100 %."
        )
    else:
        cap = (
            f"{weight(scorecard.cap)}; en el objetivo ningún indicador cuenta por encima"
            " de él, y su porcentaje propio se muestra completo."
        )
    yield "Tope de la vigencia", cap
    yield (
        "Sin reporte no es cero, pero no ayuda",
        (
            "un indicador programado y sin reporte no tiene porcentaje y cuenta como 0 en su"
            " objetivo, que queda incompleto. Lo no programado al corte sale del promedio."
        ),
    )
    yield (
        "Porcentaje oficial",
        (
            "cuando hay uno registrado con su justificación, es el que se imprime y el que"
            " cuenta; el recalculado va al lado."
        ),
    )
    yield (
        "Semáforo",
        (
            f"alto desde {weight(scorecard.band_high)}, medio desde"
            f" {weight(scorecard.band_medium)}, bajo por debajo. El estado compara el"
            " porcentaje sin redondear con 100 %."
        ),
    )
    yield (
        "Redondeo",
        (
            "se calcula con valores exactos y se redondea una sola vez, al mostrar, con dos"
            " decimales."
        ),
    )


def back(deck: Deck, scorecard: Scorecard, seal: Seal | None) -> None:
    """Close with the address of the public version, its code and the digest of the data."""
    slide = deck.cover("Gracias", scorecard.plan.entity)
    if seal is None:
        return
    lines: list[Line] = []
    if seal.address:
        draft = "Cuando se publique, estará en:"
        told = draft if deck.mark else "Versión pública de este informe:"
        lines += [
            line(told, look.TEXT, colour=SOFT),
            line(seal.address, look.LEAD, bold=True, colour=look.WHITE),
        ]
        _code(slide, seal.code, Place(10.6, 4.7, 1.8, 1.8), seal.address)
    lines += [
        line(
            "Huella de los datos (SHA-256 del archivo JSON):",
            12,
            colour=SOFT,
            before=12,
        ),
        line(seal.sha256, 12, colour=look.WHITE),
    ]
    deck.text(slide, lines, Place(0.95, 4.75, 9.2, 2))
    deck.say(slide, [one.text for one in lines])


def _code(slide: Any, code: Code, place: Place, address: str) -> None:
    """Draw a QR code as two shapes: a white square, and one path of dark ones."""
    spot = [Emu(look.emu(one)) for one in (place.x, place.y, place.width, place.height)]
    white = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *spot)
    white.fill.solid()
    white.fill.fore_color.theme_color = 14  # background 1
    white.line.fill.background()
    dark = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *spot)
    dark._element.nvSpPr.cNvPr.set("descr", f"Código QR de {address}")
    dark.line.fill.background()
    properties = dark._element.spPr
    shape = properties.find(qn("a:prstGeom"))
    shape.addnext(_drawn(code))
    properties.remove(shape)
    dark.fill.solid()
    dark.fill.fore_color.theme_color = 13  # text 1


def _drawn(code: Code) -> Any:
    """Return the path of a QR code ("M4 4h7v1h-7z" …) as a drawing of the file."""
    custom = etree.Element(qn("a:custGeom"))
    for name in ("avLst", "gdLst", "ahLst", "cxnLst"):
        etree.SubElement(custom, qn(f"a:{name}"))
    etree.SubElement(custom, qn("a:rect"), l="0", t="0", r="r", b="b")
    paths = etree.SubElement(custom, qn("a:pathLst"))
    path = etree.SubElement(paths, qn("a:path"), w=code.side, h=code.side)
    for piece in code.path.split("z")[:-1]:
        corner, _, rest = piece.removeprefix("M").partition("h")
        x, y = map(int, corner.split())
        wide = int(rest.partition("v")[0])
        ends = [(x, y), (x + wide, y), (x + wide, y + 1), (x, y + 1)]
        for place, (across, down) in enumerate(ends):
            move = etree.SubElement(path, qn("a:lnTo" if place else "a:moveTo"))
            etree.SubElement(move, qn("a:pt"), x=str(across), y=str(down))
        etree.SubElement(path, qn("a:close"))
    return custom
