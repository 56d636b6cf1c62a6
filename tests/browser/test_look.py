"""The look holds: in the dark, on a wall screen, from the keyboard, on paper."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.pages import CUTOFF
from tests.browser.test_pages import TOO_WIDE

LOOKED_AT = [
    CUTOFF,
    f"{CUTOFF}objetivos/5/",
    f"{CUTOFF}indicadores/545/",
    "/metodologia/",
    "/control-de-cambios/",
    "/ingresar/",
]
WALL = {"width": 2560, "height": 1440}

# The element with the focus: what it is, and the outline that shows it (a card shows
# it for its link).
FOCUSED = """() => {
  const here = document.activeElement;
  const shown = here.closest('.card') || here;
  const style = getComputedStyle(shown);
  return {
    href: here.getAttribute('href'),
    outline: style.outlineStyle === 'none' ? 0 : parseFloat(style.outlineWidth),
  };
}"""
STOPS = "main a[href], main [tabindex='0'], main summary"


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


def test_the_keyboard_reaches_every_stop_and_shows_where_it_is(page: Page):
    page.goto(f"{CUTOFF}indicadores/545/")
    wanted = page.locator(STOPS).evaluate_all(
        "all => all.map(e => e.getAttribute('href'))"
    )
    page.locator("main").focus()

    walked = []
    for _ in wanted:
        page.keyboard.press("Tab")
        walked.append(page.evaluate(FOCUSED))

    assert [stop["href"] for stop in walked] == wanted
    assert [stop for stop in walked if stop["outline"] < 2] == []


def test_each_card_of_an_objective_is_one_stop_and_shows_it(page: Page):
    page.goto(CUTOFF)
    page.locator("main").focus()

    stops = [focus_next(page) for _ in range(8)]

    assert [stop["href"] for stop in stops] == [
        f"{CUTOFF}objetivos/{number}/" for number in range(1, 9)
    ]
    assert [stop for stop in stops if stop["outline"] < 2] == []


def focus_next(page: Page) -> dict:
    page.keyboard.press("Tab")
    return page.evaluate(FOCUSED)


def test_on_paper_a_page_leaves_out_what_cannot_be_pressed(page: Page):
    page.goto(CUTOFF)

    page.emulate_media(media="print")

    expect(page.get_by_role("navigation", name="Principal")).to_have_count(0)
    expect(page.get_by_text("Informe en PDF")).to_be_hidden()
    expect(page.get_by_text("99,39%").first).to_be_visible()


def test_who_wants_no_motion_gets_none(page: Page):
    page.emulate_media(reduced_motion="reduce")
    page.goto(CUTOFF)

    moving = (
        "all => all.filter(e => getComputedStyle(e).transitionDuration !== '0s').length"
    )

    assert page.locator("*").evaluate_all(moving) == 0


def test_the_first_visit_is_light(page: Page):
    """HTML, styles and fonts of the overview: at most 150 kB over the wire."""
    answer = page.goto(CUTOFF, wait_until="networkidle")

    sizes = page.evaluate(
        "performance.getEntriesByType('resource').map(e => e.transferSize)"
    )
    assert len(answer.body()) < 150_000
    assert sum(sizes) < 120_000
