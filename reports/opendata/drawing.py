"""Draws the picture for networks: the only module of the reports that knows Pillow.

The same poster gives the same bytes: fonts are ours, and nothing tells the time.
"""

from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from reports import charts
from reports.opendata.poster import Line, Poster

SIZE = (1200, 630)
FONTS = Path(__file__).parents[2] / "static" / "fonts"
NIGHT, GOLD, WHITE, SOFT = "#0b2547", "#e2a52c", "#ffffff", "#c9d7ea"
PAPER, INK, INK_SOFT = "#faf9f6", "#18212e", "#515b69"
LEFT, LEFT_WIDTH = 64, 476
PANEL = (600, 0, 1200, 620)
NUMBER_X, BAR_X, BAR_WIDTH, FIGURE_X = 648, 700, 290, 1148
TOP, BOTTOM, TALLEST = 104, 580, 60
FIGURE_SIZE = 112
ELLIPSIS = "…"


@lru_cache(maxsize=16)
def draw(poster: Poster) -> bytes:
    """Return the picture as PNG."""
    picture = Image.new("RGB", SIZE, NIGHT)
    pen = ImageDraw.Draw(picture)
    pen.rectangle(PANEL, fill=PAPER)
    pen.rectangle((0, 620, 1200, 630), fill=GOLD)
    _words(pen, poster)
    _objectives(pen, poster)
    content = BytesIO()
    picture.save(content, "PNG", optimize=True)
    return content.getvalue()


def _words(pen: ImageDraw.ImageDraw, poster: Poster) -> None:
    """Write who and when above, and the figure below."""
    y = 56
    for text, size, weight, colour, most in (
        (poster.entity, 25, 400, SOFT, 3),
        (poster.plan, 44, 600, WHITE, 3),
        (poster.cutoff, 25, 400, SOFT, 2),
    ):
        face = font(weight, size)
        for line in wrapped(text, face, LEFT_WIDTH, most):
            pen.text((LEFT, y), line, font=face, fill=colour)
            y += size * 5 // 4
        y += 14
    figure = largest(poster.percent, 600, FIGURE_SIZE, LEFT_WIDTH)
    pen.text((LEFT, 520), poster.percent, font=figure, fill=WHITE, anchor="ls")
    told = (
        f"con tope del 100 %: {poster.capped}" if poster.capped else "de lo programado"
    )
    pen.text((LEFT, 574), told, font=font(400, 30), fill=SOFT, anchor="ls")


def _objectives(pen: ImageDraw.ImageDraw, poster: Poster) -> None:
    """Draw a bar for each objective, with its figures beside it."""
    head = font(600, 25)
    pen.text((NUMBER_X, 66), "Objetivos estratégicos", font=head, fill=INK, anchor="ls")
    slots = len(poster.lines) + bool(poster.more)
    step = min(TALLEST, (BOTTOM - TOP) // max(slots, 1))
    for place, line in enumerate(poster.lines):
        _objective(pen, line, TOP + step * place + step // 2)
    if poster.more:
        y = TOP + step * len(poster.lines) + step // 2
        pen.text(
            (NUMBER_X, y), poster.more, font=font(400, 23), fill=INK_SOFT, anchor="lm"
        )


def _objective(pen: ImageDraw.ImageDraw, line: Line, y: int) -> None:
    pen.text((NUMBER_X, y), line.number, font=font(600, 25), fill=INK, anchor="lm")
    _bar(pen, line.bar, y)
    if line.capped:
        pen.text(
            (FIGURE_X, y + 1), line.percent, font=font(600, 25), fill=INK, anchor="rs"
        )
        told = f"con tope {line.capped}"
        pen.text(
            (FIGURE_X, y + 8), told, font=font(400, 18), fill=INK_SOFT, anchor="rt"
        )
    else:
        pen.text((FIGURE_X, y), line.percent, font=font(600, 25), fill=INK, anchor="rm")


def _bar(pen: ImageDraw.ImageDraw, bar: charts.Bar, y: int) -> None:
    """Draw a bar of reports.charts, its 100 % mark and where it is capped."""
    for piece in bar.pieces:
        left, right = _x(piece.x), _x(piece.x, piece.width)
        pen.rectangle((left, y - 9, right, y + 8), fill=piece.colour)
    full = _x(bar.full_x)
    pen.rectangle((full - 1, y - 14, full + 1, y + 13), fill=charts.COLOURS["mark"])
    if bar.capped_x:
        at = _x(bar.capped_x)
        diamond = [(at, y - 10), (at + 10, y), (at, y + 10), (at - 10, y)]
        pen.polygon(diamond, fill=WHITE, outline=INK, width=2)


def _x(*coordinates: str) -> int:
    """Turn coordinates of the chart, added up, into a dot of the picture."""
    total = sum(float(one) for one in coordinates)
    return BAR_X + int(total * BAR_WIDTH / charts.WIDTH)


@cache
def font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    """Load our font; the plain layout draws the same on every machine."""
    path = FONTS / f"pei-sans-{weight}.ttf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


def largest(text: str, weight: int, size: int, width: int) -> ImageFont.FreeTypeFont:
    """Return the font in which the text fits the width, no larger than the size."""
    needed = font(weight, size).getlength(text)
    return font(weight, min(size, int(size * width / needed)))


def wrapped(
    text: str, face: ImageFont.FreeTypeFont, width: int, most: int
) -> list[str]:
    """Break a text into lines that fit the width; what does not fit ends in an ellipsis."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    lines = [line for line in lines if line]
    if len(lines) > most:
        lines = [*lines[: most - 1], f"{lines[most - 1]} {ELLIPSIS}"]
    return [_cut(line, face, width) for line in lines]


def _cut(line: str, face: ImageFont.FreeTypeFont, width: int) -> str:
    while face.getlength(line) > width:
        line = line.rstrip(ELLIPSIS)[:-1].rstrip() + ELLIPSIS
    return line
