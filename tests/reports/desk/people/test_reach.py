"""«Quién puede qué» tells what the product really decides, and stays small."""

import io
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from indicators.models import Indicator, Responsibility
from indicators.visibility import heads, own_indicators, sees_everything
from objectives import roles
from objectives.models import Membership, User
from reports.desk.people.asking import ask
from reports.desk.people.factors import with_second_factor
from reports.desk.people.reach import reaches
from tests.builders import a_department, a_member, a_person, an_indicator

pytestmark = pytest.mark.django_db
PAGE = reverse("admin:people_reach")


@pytest.fixture(autouse=True)
def everybody():
    """People of every kind, and three indicators of two departments."""
    for key, code in (("A1", "A"), ("A2", "A"), ("B1", "B")):
        an_indicator(key, department=a_department(code))
    a_member("rita", department=a_department("A"))
    a_member("jefa", roles.HEAD, a_department("A"))
    gone = a_member("ida", department=a_department("A"), end="2023-02-01")
    a_member("inactiva", department=a_department("A"))
    User.objects.filter(username="inactiva").update(is_active=False)
    a_person("directora", roles.DIRECTOR)
    a_person("admin", roles.ADMINISTRATOR)
    a_person("raiz", is_superuser=True)
    Responsibility.objects.create(
        indicator=Indicator.objects.get(key="B1"),
        user=User.objects.get(username="rita"),
        substitutes=gone,
        start="2023-01-01",
        end=timezone.localdate() + timedelta(days=9),
    )


def told() -> dict[str, object]:
    return {one.person.username: one for one in reaches(User.objects.all())}


@pytest.mark.usefixtures("office")
def test_it_tells_what_the_product_decides():
    indicators = list(Indicator.objects.all())

    for reach in told().values():
        person = User.objects.get(pk=reach.person.pk)
        everything = sees_everything(person) and person.is_active
        own = set(own_indicators(person)) if person.is_active else set()
        decided = {one for one in indicators if everything or one in own}
        assert {one for one in indicators if reach.reaches(one)} == decided, person
        verifies = (
            person.is_active
            and not person.is_superuser
            and person.has_perm("indicators.verify_record")
            and any(heads(person, one) for one in indicators)
        )
        assert any("Verifica" in power for power in reach.powers) == verifies


def test_powers_are_told_in_words():
    words = {name: " ".join(reach.powers) for name, reach in told().items()}

    assert words == {
        "rita": "Reporta los suyos.",
        "jefa": "Reporta los suyos. Verifica lo de Dependencia A.",
        "ida": "",
        "inactiva": "",
        "directora": "Ve todas las dependencias.",
        "admin": "Ve todas las dependencias. Maneja cuentas: Reportante, Jefe de "
        "dependencia, Oficina de Planeación, Directivo, Administrador.",
        "raiz": "Todo, también lo que ningún papel permite.",
    }


def test_a_director_with_a_place_reports_their_department_alone():
    person = a_member("dir.a", department=a_department("A"))
    person.groups.add(Group.objects.get(name=roles.DIRECTOR))

    assert told()["dir.a"].powers == (
        "Ve todas las dependencias.",
        "Reporta los suyos.",
    )


@pytest.mark.parametrize("name", ["home", "reach", "reach_csv"])
@pytest.mark.parametrize("role", [roles.REPORTER, roles.HEAD, roles.DIRECTOR])
def test_these_rooms_are_for_who_looks_at_people(client, role, name):
    client.force_login(a_person("luz", role, is_staff=True))

    assert client.get(reverse(f"admin:people_{name}")).status_code == 403


def test_who_reaches_an_indicator_and_why(office):
    answer = office.get(PAGE, {"indicador": "B1"})

    assert [(str(one.person), way) for one, way in answer.context["rows"]] == [
        ("admin", "Ve todas las dependencias"),
        ("directora", "Ve todas las dependencias"),
        ("plan", "Ve todas las dependencias"),
        ("rita", answer.context["rows"][3][1]),
    ]
    assert answer.context["rows"][3][1].startswith("Reemplaza a ida hasta el ")
    assert "Además, 1 superusuario" in answer.content.decode()


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ({"papel": roles.HEAD}, ["jefa"]),
        ({"dependencia": "A"}, ["inactiva", "jefa", "rita"]),
        ({"q": "direc"}, ["directora"]),
        ({"cuenta": "dormidas"}, ["rita"]),
        ({"indicador": "no-existe"}, []),
    ],
)
def test_it_is_filtered(planner, question, names):
    User.objects.filter(username="rita").update(
        last_login=timezone.now() - timedelta(days=91)
    )

    answer = ask(planner, question)

    assert [one.person.username for one in answer.found] == names


def test_it_takes_the_same_queries_for_many(office, django_assert_max_num_queries):
    for number in range(10):
        person = a_member(f"p{number}", department=a_department("A"))
        Membership.objects.create(
            user=person, department=a_department("B"), role="HEAD", start="2023-01-01"
        )

    with django_assert_max_num_queries(16):
        assert office.get(PAGE, {"indicador": "A1"}).status_code == 200


def test_the_review_is_a_file_with_a_column_to_decide(office):
    person = User.objects.get(username="rita")
    person.first_name = "=1+1"
    person.save()

    csv = office.get(reverse("admin:people_reach_csv"), {"q": "rita"})
    xlsx = office.get(reverse("admin:people_reach_xlsx"), {"q": "rita"})

    lines = csv.content.decode("utf-8-sig").splitlines()
    assert lines[0].endswith(";Decisión de la revisión;Observación")
    assert lines[1].startswith(
        "'=1+1;rita;;Activa;Reportante;Dependencia A (Reportante);3;"
    )
    assert lines[2].startswith("Superusuarios que no se muestran: 1;")
    book = CalamineWorkbook.from_filelike(io.BytesIO(xlsx.content))
    grid = book.get_sheet_by_name("Accesos").to_python(skip_empty_area=False)
    assert grid[0][0].startswith("Revisión de accesos al ")
    assert grid[3][:2] == ["'=1+1", "rita"]
    assert grid[2][-2:] == ["Decisión de la revisión", "Observación"]


def test_second_factors_are_unknown_where_nothing_keeps_them(settings):
    settings.INSTALLED_APPS = [
        name for name in settings.INSTALLED_APPS if name != "allauth.mfa"
    ]

    assert with_second_factor() is None
    assert {one.factor_word for one in told().values()} == {"No se sabe"}


def test_second_factors_are_told_where_they_are_kept():
    rita = User.objects.get(username="rita")
    Authenticator.objects.create(user=rita, type=Authenticator.Type.TOTP, data={})
    codes = Authenticator.Type.RECOVERY_CODES
    Authenticator.objects.create(
        user=User.objects.get(username="jefa"), type=codes, data={}
    )

    words = {name: reach.factor_word for name, reach in told().items()}

    assert {name for name, word in words.items() if word == "Sí"} == {"rita"}
    assert set(words.values()) == {"Sí", "No"}
