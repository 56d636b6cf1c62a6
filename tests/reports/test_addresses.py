"""Addresses of cut-offs and their revisions, both ways."""

from datetime import date

import pytest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from reports.addresses import Revision, day_of
from tests.builders import JUNE

SECOND = Revision(JUNE, 2)


@pytest.mark.parametrize(
    ("at", "address"),
    [
        (JUNE, "/cortes/2023-06-30/objetivos/4/"),
        (SECOND, "/cortes/2023-06-30/revisiones/2/objetivos/4/"),
    ],
)
def test_the_same_name_leads_to_the_cut_off_or_to_its_revision(at, address):
    assert reverse("reports:objective", args=[at, 4]) == address
    assert resolve(address).kwargs == {"cutoff": at, "number": 4}
    assert resolve(address).view_name == "reports:objective"


@pytest.mark.parametrize("ending", ["", "informe/", "informe.pdf", "indicadores/321/"])
def test_a_revision_has_every_page_of_its_cut_off(ending):
    match = resolve(f"/cortes/2023-06-30/revisiones/2/{ending}")

    assert match.kwargs["cutoff"] == SECOND


@pytest.mark.parametrize(
    "address",
    [
        "/cortes/2023-02-30/",
        "/cortes/2023-02-30/revisiones/1/",
        "/cortes/2023-06-30/revisiones/0/",
        "/cortes/2023-06-30/revisiones/01/",
        "/cortes/2023-06-30/revisiones/10000/",
        "/cortes/2023-06-30/revisiones/",
        "/cortes/2023-06-30/revisiones/dos/",
        "/cortes/2023-06-30/comparar/1/",
    ],
)
def test_what_is_no_revision_is_no_address(address):
    with pytest.raises(Resolver404):
        resolve(address)


def test_two_revisions_are_compared_and_two_dates_are_not():
    address = "/cortes/2023-06-30/revisiones/2/comparar/1/"

    assert reverse("reports:comparison", args=[SECOND, 1]) == address
    with pytest.raises(NoReverseMatch):
        reverse("reports:comparison", args=[JUNE, 1])


def test_a_revision_knows_its_day():
    assert day_of(SECOND) == day_of(date(2023, 6, 30)) == JUNE
