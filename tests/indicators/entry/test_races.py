"""C02: the same form sent many times at once is one row, and nobody sees an error."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.test import Client

from indicators.models import MonthlyRecord
from tests.builders import a_member, an_indicator, an_open_month, program
from tests.indicators.entry.conftest import JULY, sent, stored

TIMES = 6


@pytest.fixture
def server_database():
    if connection.vendor == "sqlite":
        pytest.skip("the tests' SQLite lives in memory, where nobody waits for a lock")


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_c02_identical_submissions_at_once_are_one_row(server_database):
    an_open_month(7)
    program(an_indicator("464"), "1", {12: "1"})
    browser = Client()
    browser.force_login(a_member("eva"))
    start = Barrier(TIMES)
    connection.close()  # back to the pool, which is smaller than the crowd

    def post(_: int) -> int:
        own = Client()
        own.cookies = browser.cookies
        start.wait(timeout=10)
        try:
            return own.post(f"{JULY}464/", sent(executed="1", version=0)).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(TIMES) as pool:
        answers = list(pool.map(post, range(TIMES)))

    assert answers == [302] * TIMES
    assert MonthlyRecord.objects.filter(indicator__key="464", month=7).count() == 1
    assert stored("464").steps.count() == 1
