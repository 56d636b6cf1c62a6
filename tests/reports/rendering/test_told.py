"""What people are told on the site when PDFs cannot be made at all."""

import pytest

from tests.builders import a_cutoff, a_person, measured
from tests.reports.rendering.breaking import without_a_library


@pytest.mark.django_db
def test_a_program_that_does_not_start_is_no_fault_of_the_report(client):
    measured("326", p="50", e="4")
    a_cutoff()
    client.force_login(a_person())

    with without_a_library():
        response = client.get("/cortes/2023-06-30/informe.pdf")

    assert response.status_code == 503
    page = response.content.decode()
    assert "Avise a quien lo administra" in page
    assert "extenso" not in page
