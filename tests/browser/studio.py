"""Where pictures are taken: people's pages over one site, and the files they leave."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

from PIL import Image
from playwright.sync_api import Browser, Locator, Page

from tests.browser.site import ROOT
from tests.browser.steps import enter

IMAGES = ROOT / "docs" / "img"
WIDTH, HEIGHT = 1280, 800
PHONE = 390
MARGIN = 16
FEW = Image.Quantize.MAXCOVERAGE  # the others lose colours of small marks or whites


@dataclass(frozen=True, slots=True)
class Studio:
    """Browsers of the people of the demonstration, over one site."""

    browser: Browser
    address: str
    password: str

    @contextmanager
    def visit(self, username: str = "", width: int = WIDTH) -> Iterator[Page]:
        """A page of somebody who signed in, or of a citizen."""
        context = self.browser.new_context(
            base_url=self.address,
            locale="es-CO",
            timezone_id="America/Bogota",
            reduced_motion="reduce",
            viewport={"width": width, "height": HEIGHT},
        )
        page = context.new_page()
        if username:
            page.goto("/ingresar/")
            enter(page, username, self.password)
        yield page
        context.close()


def take(page: Page, name: str, height: int = HEIGHT) -> None:
    """Keep the top of a page, down to its end or to a height in pixels."""
    whole = page.screenshot(full_page=True)
    image = Image.open(BytesIO(whole))
    keep(image.crop((0, 0, image.width, min(height, image.height))), name)


def take_part(page: Page, name: str, *parts: Locator) -> None:
    """Keep the band of a page in which the parts stand."""
    boxes = [box for part in parts if (box := part.bounding_box())]
    above = page.evaluate("window.scrollY")
    top = min(box["y"] for box in boxes) + above - MARGIN
    bottom = max(box["y"] + box["height"] for box in boxes) + above + MARGIN
    image = Image.open(BytesIO(page.screenshot(full_page=True)))
    keep(image.crop((0, max(0, int(top)), image.width, int(bottom))), name)


def keep(image: Image.Image, name: str) -> None:
    """Write a picture with few colours: a third of the weight, the same to the eye."""
    whole = image.convert("RGB")
    few = whole.quantize(method=FEW, dither=Image.Dither.NONE)
    few.putpalette(commonest(whole, few))
    few.save(IMAGES / f"{name}.png", optimize=True)


def commonest(whole: Image.Image, few: Image.Image) -> list[int]:
    """Return a palette of colours that are there: a mean would tint the backgrounds."""
    palette = few.getpalette() or []
    colours = zip(*[iter(whole.tobytes())] * 3, strict=True)
    seen = Counter(zip(few.tobytes(), colours, strict=True))
    for (place, colour), _ in reversed(seen.most_common()):
        palette[3 * place : 3 * place + 3] = colour
    return palette
