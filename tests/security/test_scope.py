"""What is another's stays another's: answers, foreign keys, actions, searches, lookups."""

import re

import pytest
from django.contrib.auth.models import Permission
from django.test import Client

from indicators.admin.scope import ScopedAdmin
from indicators.models import Evidence, Measurement, MonthlyRecord
from objectives.models import Membership
from tests.builders import a_year
from tests.security.bodies import AdminBodies
from tests.security.forms import form_values
from tests.security.matrix import client_of
from tests.security.proofs import MISSING
from tests.security.world import World
from tests.swapping import swapped

pytestmark = pytest.mark.django_db


def signed_in(world: World, role: str, *codes: str) -> Client:
    """Return the browser of a role's person, with more permissions than the role has."""
    person = world.people[role]
    person.user_permissions.add(*Permission.objects.filter(codename__in=codes))
    client = Client()
    client.force_login(person)
    return client


def told(client: Client, place: str) -> tuple[int, str, str]:
    """Return a page's status, where it leads and its text, without what is of one use."""
    client.cookies.pop("messages", None)
    answer = client.get(place)
    text = re.sub(r'(csrfmiddlewaretoken" value=")\w+', "", answer.content.decode())
    text = text.replace(answer.headers["X-Request-ID"], "")
    return answer.status_code, answer.headers.get("Location", ""), text


PAGES = [
    "/admin/indicators/indicator/{}/change/",
    "/admin/indicators/indicator/{}/history/",
    "/admin/indicators/indicator/{}/history/1/",
    "/admin/indicators/indicator/{}/delete/",
]


@pytest.mark.parametrize("role", ["V", "R", "H", "D"])
def test_a02_anothers_row_answers_as_one_that_does_not_exist(world, role):
    client = signed_in(world, role)
    rows = world.pks["indicator"]["other"]
    past = world.indicators["other"].history.first().pk

    for page in PAGES:
        address = page.format(rows).replace("/history/1/", f"/history/{past}/")
        theirs = told(client, address)
        assert theirs == told(client, page.format(MISSING))
        assert theirs[0] != 200


@pytest.mark.parametrize("role", ["V", "R", "H", "D"])
def test_a02_anothers_month_and_evidence_answer_as_what_does_not_exist(world, role):
    client = signed_in(world, role)
    evidence = world.pks["evidence"]["other"]

    for theirs, nowhere in (
        ("/admin/mi-mes/2023-07/B1/", "/admin/mi-mes/2023-07/ZZ/"),
        (
            "/admin/mi-mes/2023-07/B1/vista-previa/",
            "/admin/mi-mes/2023-07/ZZ/vista-previa/",
        ),
        (
            "/admin/indicadores/B1/2023/cuadricula/",
            "/admin/indicadores/ZZ/2023/cuadricula/",
        ),
        (
            f"/admin/evidencias/{evidence}/archivo/",
            f"/admin/evidencias/{MISSING}/archivo/",
        ),
    ):
        assert told(client, theirs) == told(client, nowhere)
        assert client.get(theirs).status_code == 404


def add_record(world: World) -> dict:
    indicator = world.pks["indicator"]["other"]
    return {
        "year": a_year().pk,
        "indicator": indicator,
        "month": "11",
        "programmed": "5",
    }


def test_a03_a_foreign_key_to_another_department_writes_nothing(world):
    client = signed_in(world, "R", "add_monthlyrecord", "add_measurement")
    before = MonthlyRecord.objects.count(), Measurement.objects.count()

    record = client.post("/admin/indicators/monthlyrecord/add/", add_record(world))
    measurement = client.post(
        "/admin/indicators/measurement/add/",
        {
            "cutoff": world.pks["cutoff"]["own"],
            "indicator": world.pks["indicator"]["other"],
            "cause": "x",
        },
    )

    assert (MonthlyRecord.objects.count(), Measurement.objects.count()) == before
    assert "indicator" in record.context["adminform"].form.errors
    assert "indicator" in measurement.context["adminform"].form.errors


def test_a03_finds_foreign_keys_that_are_not_scoped(world):
    client = signed_in(world, "R", "add_monthlyrecord")
    before = MonthlyRecord.objects.count()
    stock = super(ScopedAdmin, ScopedAdmin).formfield_for_foreignkey

    with swapped((ScopedAdmin, "formfield_for_foreignkey", stock)):
        client.post("/admin/indicators/monthlyrecord/add/", add_record(world))

    assert MonthlyRecord.objects.count() == before + 1


def test_a03_a_record_does_not_move_to_another_indicator_nor_month(world):
    client = signed_in(world, "R", "change_monthlyrecord")
    pk = world.pks["monthlyrecord"]["own"]
    other = {"indicator": world.pks["indicator"]["other"], "month": "12", "year": "1"}

    answer = client.post(
        f"/admin/indicators/monthlyrecord/{pk}/change/", {"programmed": "5", **other}
    )

    record = MonthlyRecord.objects.get(pk=pk)
    assert answer.status_code == 302
    assert (record.indicator_id, record.month) == (world.pks["indicator"]["own"], 7)


def test_a04_an_inline_row_of_another_department_is_not_written(world):
    client = signed_in(world, "P")
    member = world.pks["membership"]["own"]  # of department B
    page = f"/admin/objectives/department/{world.pks['department']['own']}/change/"
    values = form_values(client.get(page))
    rows = int(values["memberships-INITIAL_FORMS"][0])
    assert rows

    for more in ({}, {"memberships-0-DELETE": "on"}):
        forged = {"memberships-0-id": member, "memberships-0-role": "HEAD"}
        client.post(page, values | forged | more)

    assert Membership.objects.get(pk=member).role == "REPORTER"


@pytest.mark.parametrize("across", ["0", "1"])
def test_a06_an_action_reaches_only_the_rows_that_are_seen(world, across):
    client = signed_in(world, "R", "approve_record")
    rows = world.pks["evidence"]
    action = {
        "action": "make_public",
        "_selected_action": list(rows.values()),
        "select_across": across,
        "index": "0",
    }

    client.post("/admin/indicators/evidence/", action)

    public = set(Evidence.objects.filter(public=True).values_list("pk", flat=True))
    march = world.pks["public_evidence"]  # of the same department
    everything = {march["private"]} if across == "1" else set()
    assert public == {rows["own"], rows["closed"], march["public"]} | everything


def test_a08_a_search_offers_nothing_of_others(world):
    client = signed_in(world, "R")

    for field, term in (
        ("indicator", ""),
        ("indicator", "B1"),
        ("indicator", "Indicador"),
    ):
        question = {"app_label": "indicators", "model_name": "monthlyrecord"}
        found = client.get(
            "/admin/autocomplete/", question | {"field_name": field, "term": term}
        )
        assert "B1" not in found.content.decode()


@pytest.mark.parametrize(
    ("model", "field"), [("membership", "user"), ("indicator", "department")]
)
def test_a08_a_search_needs_permission_to_look_at_its_table(world, model, field):
    client = signed_in(world, "R", "change_indicator")
    app = "objectives" if model == "membership" else "indicators"
    question = {"app_label": app, "model_name": model, "field_name": field, "term": "a"}

    assert client.get("/admin/autocomplete/", question).status_code == 403


ORACLES = [
    (
        "R",
        "indicators/monthlyrecord/?indicator__department__memberships__user__password__startswith",
    ),
    ("R", "indicators/indicator/?responsibilities__user__password__startswith"),
    ("R", "indicators/evidence/?uploaded_by__password__startswith"),
    ("P", "objectives/membership/?user__password__startswith"),
    ("P", "indicators/responsibility/?user__password__startswith"),
    ("P", "objectives/user/?password__startswith"),
    ("P", "objectives/fiscalyear/?approved_by__password__startswith"),
    ("P", "reports/publishedreport/?published_by__password__startswith"),
    ("P", "indicators/closing/?closed_by__email__startswith"),
]


@pytest.mark.parametrize(
    ("role", "oracle"), ORACLES, ids=[place for _, place in ORACLES]
)
def test_a09_a_list_does_not_answer_about_passwords(world, role, oracle):
    assert signed_in(world, role).get(f"/admin/{oracle}=m").status_code == 400


def test_the_bodies_of_the_matrix_come_from_the_pages(world):
    bodies = AdminBodies(world, client_of(world.people["U"]))

    body = bodies.of(MonthlyRecord, "change", "own")

    assert body["programmed"] == "7"
    assert "csrfmiddlewaretoken" in body
