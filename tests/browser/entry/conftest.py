"""A site where July of 2023 is open, and a browser for each role."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.site import environment, manage, serve
from tests.browser.steps import enter

HOME = "/admin/mi-mes/"
JULY = f"{HOME}2023-07/"
# July is opened, and the accounts' department answers for what the tests report.
OPENED = """
from datetime import date
from decimal import Decimal
from django.db import connection
from indicators import actions, triggers
from indicators.models import Indicator, MonthlyRecord, ReportingMonth
from objectives.models import Department, FiscalYear
year = FiscalYear.objects.get(year=2023)
actions.close_month(gate=ReportingMonth.objects.get())  # the demonstration's own
actions.open_month(year=year, month=7, due=date(2023, 8, 8))
department = Department.objects.get(code="subsecretaria-corporativa")
Indicator.objects.update(department=department)
triggers.remove(connection)  # July was not programmed when the year was approved
for key, value in (("545", "457239"), ("546", "17370"), ("321", "75"), ("551", "2")):
    MonthlyRecord.objects.create(year=year, month=7, programmed=Decimal(value),
                                 indicator=Indicator.objects.get(key=key))
triggers.install(connection)
"""


@pytest.fixture(scope="module")
def month(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site where July is open; each test writes its own indicator."""
    folder = tmp_path_factory.mktemp("month")
    with serve(prepared, folder) as address:
        manage("shell", "-c", OPENED, env=environment(folder, prepared / "static"))
        yield address


@pytest.fixture(scope="module")
def sessions(browser: Browser, month: str) -> dict[str, dict]:
    """The cookies of who reports, who heads and who plans."""
    kept = {}
    for username in ("reportante", "jefe", "planeacion"):
        context = browser.new_context(base_url=month)
        page = context.new_page()
        page.goto("/admin/")
        enter(page, username)
        kept[username] = context.storage_state()
        context.close()
    return kept


@pytest.fixture
def open_as(browser: Browser, month: str, sessions: dict, complaints_of) -> Iterator:
    """Open a browser signed in as somebody."""
    contexts = []

    def open_page(username: str, **options) -> Page:
        contexts.append(
            browser.new_context(
                base_url=month,
                locale="es-CO",
                storage_state=sessions[username],
                **options,
            )
        )
        return complaints_of(contexts[-1].new_page())

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture
def complaints_of(complaints: list[str]):
    """Listen to a page of another browser too."""

    def listen(page: Page) -> Page:
        page.on(
            "console",
            lambda told: (
                complaints.append(told.text)
                if told.type in {"error", "warning"}
                else None
            ),
        )
        return page

    return listen
