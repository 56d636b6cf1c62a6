"""The look holds: in the dark, on a wall screen, from the keyboard, on paper."""

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.pages import CUTOFF
from tests.browser.steps import TOO_WIDE

LOOKED_AT = [
    CUTOFF,
    f"{CUTOFF}objetivos/5/",
    f"{CUTOFF}indicadores/545/",
    "/metodologia/",
    "/control-de-cambios/",
    "/ingresar/",
]
SET = {"contrast": "high", "size": "115", "theme": "dark"}
WALL = {"width": 2560, "height": 1440}

WALKED = [CUTOFF, f"{CUTOFF}indicadores/", f"{CUTOFF}indicadores/545/"]
# Which stop has the focus, and the outline that shows it (a card shows it for its link).
STOPS = """() => [...document.querySelectorAll(
  'main :is(a[href], button, select, summary, input:not([type=hidden]), [tabindex="0"])'
)].filter(one => one.checkVisibility({visibilityProperty: true}))"""
FOCUSED = f"""() => {{
  const here = document.activeElement;
  const style = getComputedStyle(here.closest('.card:has(a:focus-visible)') || here);
  return {{
    stop: ({STOPS})().indexOf(here),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
  }};
}}"""
ROOT = "name => document.documentElement.getAttribute(name)"
HIGH = 'localStorage.setItem(\'pei-lectura\', \'{"contrast": true, "theme": "%s"}\')'
LARGE = "localStorage.setItem('pei-lectura', '{\"size\": 150}')"


@pytest.mark.parametrize("address", LOOKED_AT)
def test_a_page_can_be_read_in_the_dark(page: Page, address):
    page.emulate_media(color_scheme="dark")

    page.goto(address)

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(14, 21, 33)"
    )
    assert violations(page) == []


@pytest.mark.parametrize("address", LOOKED_AT)
def test_a_wall_screen_shows_a_page_without_scrolling_sideways(page: Page, address):
    page.set_viewport_size(WALL)

    page.goto(address)

    assert not page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("address", WALKED)
def test_the_keyboard_reaches_every_stop_and_shows_where_it_is(page: Page, address):
    page.goto(address)
    number = page.evaluate(f"({STOPS})().length")
    page.locator("main").focus()

    walked = [focus_next(page) for _ in range(number)]

    assert number > 5
    assert [one["stop"] for one in walked] == list(range(number))
    assert [one for one in walked if one["outline"] < 2] == []


def focus_next(page: Page) -> dict:
    page.keyboard.press("Tab")
    return page.evaluate(FOCUSED)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_page_can_be_read_in_high_contrast(page: Page, theme):
    page.add_init_script(HIGH % theme)

    page.goto(CUTOFF)

    assert page.evaluate(ROOT, "data-contrast") == "high"
    assert violations(page) == []


def test_a_reader_sets_how_to_read_and_it_stays(page: Page, complaints):
    page.goto(CUTOFF)
    settings = page.get_by_role("group", name="Ajustes de lectura")

    settings.get_by_role("button", name="Contraste").click()
    settings.get_by_role("button", name="Aumentar la letra").click()
    settings.get_by_role("combobox", name="Tema").select_option("dark")
    page.goto("/metodologia/")

    told = {name: page.evaluate(ROOT, f"data-{name}") for name in SET}
    assert told == SET
    expect(settings.get_by_role("button", name="Contraste")).to_have_attribute(
        "aria-pressed", "true"
    )
    assert complaints == []


def test_without_javascript_no_setting_is_offered(browser: Browser, site: str):
    context = browser.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()

    page.goto(CUTOFF)

    expect(page.get_by_role("group", name="Ajustes de lectura")).to_have_count(0)
    expect(page.get_by_role("navigation", name="Principal")).to_be_visible()
    context.close()


@pytest.mark.parametrize("width", [360, 720])
def test_a_page_bears_letters_half_as_large_again(page: Page, width):
    page.add_init_script(LARGE)
    page.set_viewport_size({"width": width, "height": 800})

    for address in LOOKED_AT:
        page.goto(address)
        assert not page.evaluate(TOO_WIDE), address


def test_a_page_bears_letters_twice_as_large(page: Page):
    """As a browser does that enlarges text alone: 200 % (WCAG 1.4.4)."""
    page.set_viewport_size({"width": 1280, "height": 800})

    for address in LOOKED_AT:
        page.goto(address)
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert not page.evaluate(TOO_WIDE), address


def test_in_forced_colours_a_bar_tells_what_is_done(page: Page):
    page.emulate_media(forced_colors="active")
    page.goto(CUTOFF)

    colours = "one => getComputedStyle(one).fill"
    fill = page.locator(".bar__fill").first.evaluate(colours)
    track = page.locator(".bar__track").first.evaluate(colours)

    assert fill != track
    assert fill == page.evaluate("getComputedStyle(document.body).color")


def test_on_paper_a_page_leaves_out_what_cannot_be_pressed(page: Page):
    page.goto(CUTOFF)

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation", name="Principal")).to_have_count(0)
    expect(page.get_by_text("Informe en PDF")).to_be_hidden()
    expect(page.get_by_text("99,39%").first).to_be_visible()


def test_the_report_that_a_browser_prints_begins_with_its_whole_cover(page: Page):
    page.goto(f"{CUTOFF}informe/")

    paper = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    cover, contents = (paper[at].get_textpage().get_text_range() for at in (0, 1))

    assert "La que estamos construyendo" in cover
    assert "Versión 3 del plan" in cover
    assert "Contenido" in contents


def test_who_wants_no_motion_gets_none(page: Page):
    page.emulate_media(reduced_motion="reduce")
    page.goto(CUTOFF)

    moving = (
        "all => all.filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    )

    assert page.locator("*").evaluate_all(moving) == 0
