"""The desk's front page in a browser."""

from playwright.sync_api import Page, expect

from tests.browser.axe import violations
from tests.browser.steps import check

# A busy desk: a month past its date, an open cut-off, changes and a year in preparation.
BUSY = """
from datetime import date
from indicators.actions import open_month
from indicators.models import Cutoff, MonthlyRecord
from objectives.models import Change, FiscalYear
year = FiscalYear.objects.get(year=2023)
open_month(year=year, month=7, due=date(2023, 8, 8))
Cutoff.objects.create(year=year, date=date(2023, 9, 30))
FiscalYear.objects.create(plan=year.plan, year=2024)
Change.objects.create(plan=year.plan, year=2023, state="DRAFT", description="Un borrador")
for number, record in enumerate(MonthlyRecord.objects.filter(month=12)[:8]):
    record.executed = record.programmed
    record.state = ("SUBMITTED", "VERIFIED", "APPROVED", "RETURNED")[number % 4]
    record.save()
"""


def test_the_planning_office_opens_on_its_desk(desk_page: Page, complaints: list[str]):
    desk_page.goto("/admin/")

    expect(desk_page).to_have_url("/admin/mesa/")
    expect(desk_page.get_by_role("heading", level=1)).to_have_text("Mesa de planeación")
    check(desk_page, complaints)


def test_each_thing_to_do_leads_to_where_it_is_done(
    desk_page: Page, run_there, complaints: list[str]
):
    run_there(BUSY)
    desk_page.goto("/admin/mesa/?mes=2023-12")
    check(desk_page, complaints)
    tasks = desk_page.locator(".gap-act")
    expect(tasks).to_have_count(4)

    addresses = tasks.evaluate_all("all => all.map(one => one.getAttribute('href'))")

    for address in addresses:
        assert desk_page.goto(
            f"/admin/mesa/{address}" if address[0] == "#" else address
        )
        expect(desk_page.locator("#content h1")).to_be_visible()
        desk_page.go_back()
    assert complaints == []


def test_the_desk_can_be_read_in_the_dark(desk_page: Page, run_there):
    run_there(BUSY)
    desk_page.emulate_media(color_scheme="dark")

    desk_page.goto("/admin/mesa/?mes=2023-12")

    assert violations(desk_page) == []


def test_the_tabs_lead_to_every_room(desk_page: Page, complaints: list[str]):
    desk_page.goto("/admin/mesa/")
    names = desk_page.locator(".desk-nav a").all_inner_texts()
    assert len(names) == 8

    for name in names:
        desk_page.locator(".desk-nav").get_by_role("link", name=name).click()
        current = desk_page.locator(".desk-nav [aria-current=page]")
        expect(current).to_have_text(name)
    check(desk_page, complaints)
