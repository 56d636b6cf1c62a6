"""Two cut-offs side by side in Chromium: for everybody, by keyboard, at every width."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.axe import violations
from tests.browser.site import an_empty_site, environment, manage, serve
from tests.browser.steps import TOO_WIDE

HERE = "/cortes/2023-06-30/comparar/"
MARCH = "2023-03-31,publicado\n"


@pytest.fixture(scope="module")
def address(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the demonstration's plan with March published as well."""
    folder = tmp_path_factory.mktemp("two-cutoffs")
    manage(
        *("export_plan", str(folder / "plan")),
        env=environment(prepared / "data", prepared / "static"),
    )
    listed = folder / "plan" / "cortes.csv"
    text = listed.read_text(encoding="utf-8")
    listed.write_text(text.replace("2023-06-30", f"{MARCH}2023-06-30"), "utf-8")
    manage("load_plan", str(folder / "plan"), env=an_empty_site(prepared, folder))
    with serve(folder, tmp_path_factory.mktemp("served")) as served:
        yield served


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(base_url=address, locale="es-CO")
    yield context.new_page()
    context.close()


def test_the_comparison_is_usable_at_both_ends_of_width(visit: Page):
    heard: list[str] = []
    visit.on("console", lambda message: heard.append(message.text))

    for width in (1440, 390):
        visit.set_viewport_size({"width": width, "height": 900})
        answer = visit.goto(f"{HERE}?tema=cifras")
        assert answer.status == 200
        expect(visit.get_by_role("img", name="Avance: 31/3/2023")).to_be_visible()
        assert not visit.evaluate(TOO_WIDE)
        assert violations(visit) == []
    assert heard == []


def test_the_keyboard_orders_filters_and_unfolds(visit: Page):
    visit.goto(HERE)

    visit.get_by_label("Sólo lo que cambió").press("Space")
    visit.get_by_role("button", name="Ver", exact=True).press("Enter")

    expect(visit).to_have_url(
        f"{visit.url.partition('/cortes')[0]}{HERE}?orden=empeoro&solo=cambios#indicadores"
    )
    expect(visit.get_by_label("Sólo lo que cambió")).to_be_checked()
    figures = visit.locator("details#cifras")
    figures.locator("summary").press("Enter")
    expect(figures.get_by_role("table")).to_be_visible()
