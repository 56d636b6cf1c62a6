"""The desk's front page in a browser."""

from playwright.sync_api import Page, expect

from tests.browser.desk.conftest import check


def test_the_planning_office_opens_on_its_desk(desk_page: Page, complaints: list[str]):
    desk_page.goto("/admin/")

    expect(desk_page).to_have_url("/admin/mesa/")
    expect(desk_page.get_by_role("heading", level=1)).to_contain_text("Mesa")
    check(desk_page, complaints)
