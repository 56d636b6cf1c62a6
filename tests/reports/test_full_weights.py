"""N03: weights that are not 100 together approve, close and publish nothing, by any door."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from hypothesis import given, settings, strategies as st

from indicators.approval import approve_year
from indicators.models import Closing, Cutoff, IndicatorWeight
from indicators.vocabulary import CutoffState
from objectives.weights import in_proportion
from reports import archive
from reports.models import PublishedReport
from tests.builders import a_cutoff, a_year, an_objective, measured
from tests.reports.closings import an_officer
from tests.reports.planfolder import a_folder, edit, load

SAID = "Las ponderaciones del objetivo 1 suman 90,00%, no 100,00%."
HERE = "/admin/mesa/cortes/2023-06-30/"


@pytest.fixture
def lacking():
    """Return an open cut-off that lacks nothing but 10 of the weights."""
    measured("321", weight="90")
    return a_cutoff()


@pytest.fixture
def office(client: Client) -> Client:
    client.force_login(an_officer())
    return client


def nothing_came_of_it() -> bool:
    return (
        not a_year().is_approved
        and Cutoff.objects.get().is_open
        and not Closing.objects.exists()
        and not PublishedReport.objects.exists()
    )


@pytest.mark.django_db
def test_n03_the_actions_refuse(lacking):
    with pytest.raises(ValidationError, match="suman 90,00%"):
        approve_year(year=a_year(), by=None)
    with pytest.raises(ValidationError, match=SAID):
        archive.close_cutoff(cutoff=lacking, by=None)
    with pytest.raises(ValidationError, match="Sólo se publica un corte cerrado"):
        archive.publish_cutoff(cutoff=lacking, by=None)

    assert nothing_came_of_it()


@pytest.mark.django_db
def test_n03_the_screens_refuse_and_say_it(lacking, office):
    seen = archive.digest(archive.scorecard_of(lacking))

    approving = office.post("/admin/mesa/vigencias/2023/aprobar/")
    closing = office.post(f"{HERE}cerrar/", {"seen": seen})
    publishing = office.post(f"{HERE}publicar/")

    assert (approving.status_code, closing.status_code) == (409, 409)
    assert SAID in closing.content.decode()
    assert publishing.status_code == 302
    assert SAID in office.get(HERE).content.decode()
    assert nothing_came_of_it()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("approved", "said"),
    [("si", "suman 90 y deben sumar 100."), ("no", SAID)],
)
def test_n03_files_that_approve_or_close_are_refused_whole(tmp_path, approved, said):
    folder = a_folder(tmp_path)
    edit(folder, "vigencias", "2023,,no", f"2023,,{approved}")
    edit(folder, "ponderaciones", "33,33", "23,33")
    edit(folder, "cortes", "2023-06-30,abierto", "2023-06-30,cerrado")

    code, _, told = load(folder)

    assert code == 1
    assert said in told
    assert not Cutoff.objects.exists()


@pytest.mark.django_db
def test_n03_an_objective_that_nobody_weighs_stops_nothing(lacking):
    IndicatorWeight.objects.update(weight=100)
    an_objective(2)

    archive.close_cutoff(cutoff=lacking, by=None)

    card = archive.scorecard_of(a_cutoff()).objective(2)
    assert (card.ratio, a_cutoff().state) == (None, CutoffState.CLOSED)


@pytest.mark.django_db
@pytest.mark.parametrize("weight", ["-0.01", "100.01"])
def test_n03_the_database_takes_no_weight_out_of_range(weight):
    measured("321")

    with pytest.raises(IntegrityError), transaction.atomic():
        IndicatorWeight.objects.update(weight=Decimal(weight))


@pytest.mark.django_db
@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.integers(0, 20), min_size=1, max_size=5).filter(any),
    st.sampled_from(["0", "0", "0.01", "-0.01", "5"]),
)
def test_n03_only_what_is_100_together_is_approved_and_closed(parts, error):
    weights = in_proportion([Decimal(part) for part in parts])
    weights[0] = min(max(weights[0] + Decimal(error), Decimal(0)), Decimal(100))

    with transaction.atomic():
        for place, weight in enumerate(weights):
            measured(str(place), weight=str(weight))
        cutoff = a_cutoff()
        closed = passes(partial(archive.close_cutoff, cutoff=cutoff, by=None))
        approved = passes(partial(approve_year, year=a_year(), by=None))
        transaction.set_rollback(True)

    assert closed == approved == (sum(weights) == 100)


def passes(step: Callable[[], object]) -> bool:
    try:
        step()
    except ValidationError:
        return False
    return True
