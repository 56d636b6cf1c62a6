"""V03 and V07: odd addresses and very large forms are refused, never broken."""

import pytest
from django.conf import settings

from indicators.models import MonthlyRecord
from tests.builders import (
    a_department,
    a_member,
    a_year,
    an_indicator,
    an_open_month,
    program,
)
from tests.security.forms import form_values
from tests.security.matrix import client_of
from tests.security.test_scope import signed_in

pytestmark = pytest.mark.django_db
HUGE = "9" * 30
ENDLESS = "9" * 5000
ROWS = [
    "%00",
    "abc",
    HUGE,
    ENDLESS,
    "-1",
    "٣",
    "1%20or%201=1",
    "..%2f",
    "%F0%9F%92%A3",
    "1_2",
]
ROW_PAGES = [
    "/admin/indicators/indicator/{}/change/",
    "/admin/indicators/monthlyrecord/{}/history/",
    "/admin/indicators/monthlyrecord/{}/delete/",
    "/admin/objectives/plan/{}/history/1/",
    "/admin/objectives/plan/1/history/{}/",
    "/admin/objectives/user/{}/password/",
    "/admin/objectives/user/{}/history/",
    "/admin/reports/publishedreport/{}/change/",
    "/admin/evidencias/{}/archivo/",
    "/admin/mi-mes/2023-07/{}/",
    "/admin/mi-mes/2023-07/{}/vista-previa/",
    "/admin/indicadores/{}/2023/cuadricula/",
    "/admin/r/{}/1/",
    "/admin/r/1/{}/",
    "/cortes/2023-06-30/objetivos/{}/",
    "/cortes/2023-06-30/indicadores/{}/",
    "/cortes/2023-06-30/dependencias/{}/",
]
ODD = [
    "/%00",
    "/admin/%00/",
    "/admin/indicators/indicator/?o=99",
    "/admin/indicators/indicator/?o=abc.-",
    "/admin/indicators/indicator/?p=99999",
    "/admin/indicators/indicator/?p=abc",
    f"/admin/indicators/indicator/?p={ENDLESS}",
    "/admin/indicators/indicator/?q=%00",
    "/admin/indicators/indicator/?kind__exact=%00",
    "/admin/indicators/indicator/?department__id__exact=abc",
    f"/admin/indicators/indicator/?department__id__exact={HUGE}",
    f"/admin/indicators/indicator/?department__id__exact={ENDLESS}",
    "/admin/indicators/monthlyrecord/?month=abc",
    f"/admin/indicators/monthlyrecord/?month={HUGE}",
    "/admin/indicators/indicator/?department__isnull=quizas",
    "/admin/indicators/indicator/?_to_field=password",
    "/admin/indicators/indicator/1/change/?_to_field=name",
    "/admin/indicators/monthlyrecord/add/?year=abc&indicator=%00",
    "/admin/indicators/monthlyrecord/1/history/?p=abc",
    "/admin/autocomplete/",
    "/admin/autocomplete/?app_label=no&model_name=no&field_name=no",
    "/admin/autocomplete/?app_label=indicators&model_name=monthlyrecord&field_name=id",
    "/admin/autocomplete/?app_label=indicators&model_name=monthlyrecord&field_name=indicator&term=%00",
    "/admin/autocomplete/?app_label=indicators&model_name=monthlyrecord&field_name=indicator&page=abc",
    "/admin/mi-mes/?mes=%00",
    "/admin/mi-mes/0000-01/A1/",
    "/admin/mi-mes/2023-13/A1/",
    "/admin/mi-mes/٢٠٢٣-07/A1/",
    "/admin/mi-mes/9999-12/cuadricula/",
    "/admin/mi-mes/2023-07/A1/vista-previa/?executed=%00",
    f"/admin/mi-mes/2023-07/A1/vista-previa/?executed={ENDLESS}",
    "/cortes/2023-02-30/",
    "/cortes/٢٠٢٣-06-30/",
    "/cortes/0000-00-00/",
    "/cortes/9999-12-31/",
    "/cortes/2023-06-30/?sort=%00&page=abc",
    "/cortes/2023-06-30/?sort=-nada",
    "/control-de-cambios/?sort=password&page=-1",
    "/control-de-cambios/?page=%00&per_page=99999999999999999999",
    "/ingresar/?next=%00",
    "/" + "a" * 5000,
]


@pytest.mark.parametrize("role", ["R", "P"])
def test_v07_an_odd_address_is_no_error_of_the_server(world, role):
    client = client_of(world.people[role])
    places = [*ODD, *(page.format(row) for page in ROW_PAGES for row in ROWS)]

    broken = [place[:120] for place in places if client.get(place).status_code >= 500]

    assert broken == []


POSTS = {
    "/admin/mi-mes/2023-09/mover/": [
        {"to": "APPROVE", "fila": f"{row}:{version}"}
        for row in ("1", HUGE, ENDLESS, "٣", "%00", "", "abc")
        for version in ("1", HUGE, ENDLESS, "²", "-1", "")
    ],
    "/admin/mi-mes/2023-09/A1/mover/": [
        {"to": to, "version": version, "observation": text, "about": "\0"}
        for to in ("APPROVE", "RETURN", "DELETE")
        for version in ("1", HUGE, ENDLESS, "abc")
        for text in ("x", "\0", "x" * 5000)
    ],
    "/admin/mi-mes/2023-07/A1/": [
        {"executed": value, "version": version, "narrative": text}
        for value in ("1", HUGE, ENDLESS, "NaN", "1e309", "٣", "\0")
        for version in ("1", HUGE, ENDLESS, "abc", "-1")
        for text in ("x", "\0", "x" * 5000)
    ],
    "/admin/mi-mes/2023-07/subir/confirmar/": [
        {"payload": payload} for payload in ("", "abc", "a:b:c", "\0", "eyJ9:1:x")
    ],
    "/admin/indicators/evidence/": [
        {"action": "make_public", "_selected_action": row, "index": index}
        for row in ("abc", HUGE, ENDLESS, "\0")
        for index in ("0", "abc", "99")
    ],
    "/ingresar/": [
        {"username": "\0", "password": "\0"},
        {"username": ENDLESS, "password": "x"},
    ],
}


@pytest.mark.parametrize("place", POSTS)
@pytest.mark.parametrize("role", ["N", "R", "P"])
def test_v07_an_odd_form_is_no_error_of_the_server(world, role, place):
    client = client_of(world.people[role])

    broken = [
        str(body)[:150]
        for body in POSTS[place]
        if client.post(place, body).status_code >= 500
    ]

    assert broken == []


def test_v03_a_grid_half_again_as_large_as_the_largest_is_saved():
    department = a_department("GRANDE")
    for number in range(60):  # the largest department reports forty
        program(an_indicator(f"G{number}", department=department), "100", {7: "5"})
    an_open_month(7)
    client = client_of(a_member("grande", department=department))
    page = "/admin/mi-mes/2023-07/cuadricula/"
    values = form_values(client.get(page))
    told = {name: "5" for name in values if name.endswith("-executed")}
    assert len(values) > 300
    assert len(told) == 60

    answer = client.post(page, values | told)

    assert answer.status_code == 302
    assert MonthlyRecord.objects.filter(year=a_year(), executed=5).count() == 60


def test_v03_more_fields_than_the_limit_are_a_bad_request(world):
    client = signed_in(world, "R")
    many = {
        f"campo{number}": ""
        for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)
    }

    assert client.post("/admin/mi-mes/2023-07/cuadricula/", many).status_code == 400
