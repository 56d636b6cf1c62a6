"""The lists of the administration name the months by which they are filtered."""

import re

import pytest

from tests.builders import measured, report

pytestmark = pytest.mark.django_db
RECORDS = "/admin/indicators/monthlyrecord/"


def test_months_are_chosen_by_their_names(admin_client):
    report(measured("321"), 12, "100")

    page = admin_client.get(RECORDS).content.decode()
    june = admin_client.get(f"{RECORDS}?month=6").content.decode()

    for month, name in ((6, "junio"), (12, "diciembre")):
        assert re.search(rf'href="\?month={month}">\s*{name}\s*</a>', page)
    assert "1 registro mensual" in june
