"""Two people, one record: both versions are seen, and nothing is overwritten unasked."""

import pytest

from tests.builders import a_member
from tests.indicators.entry.conftest import PAGE, sent, stored, typed

pytestmark = pytest.mark.django_db


@pytest.fixture
def overtaken(reporter, owed):
    """Eva read version 1; Luis has saved another since."""
    luis = type(reporter)()
    luis.force_login(a_member("luis"))
    luis.post(PAGE, typed("68", narrative="Lo de Luis", cause="Lluvias"))
    return reporter


def test_the_second_sees_both_versions_and_overwrites_nothing(overtaken):
    response = overtaken.post(PAGE, typed("69", narrative="Lo de Eva", cause="Lluvias"))

    assert response.status_code == 409
    assert stored().narrative == "Lo de Luis"
    conflict = response.context["conflict"]
    assert conflict.who == "luis"
    sides = [(one.mine, one.stored, one.differs) for one in conflict.differences]
    assert sides == [
        ("69", "68", True),
        ("Lo de Eva", "Lo de Luis", True),
        ("Lluvias", "Lluvias", False),
        ("", "", False),
    ]


def test_what_was_typed_stays_in_the_form_over_the_new_version(overtaken):
    response = overtaken.post(PAGE, typed("69", narrative="Lo de Eva"))

    form = response.context["form"]
    assert form["narrative"].value() == "Lo de Eva"
    assert form["version"].value() == stored().version == 2
    page = response.content.decode()
    assert "Guardar la mía" in page
    assert "Quedarme con la guardada" in page


def test_mine_is_saved_once_the_person_decides(overtaken):
    mine = typed("69", narrative="Lo de Eva", version=2)

    assert overtaken.post(PAGE, mine).status_code == 302
    assert (stored().narrative, stored().version) == ("Lo de Eva", 3)


def test_saving_the_very_same_is_no_conflict(overtaken):
    same = typed("68,00", narrative="Lo de Luis", cause="Lluvias")

    assert overtaken.post(PAGE, same).status_code == 302
    assert stored().version == 2


def test_against_what_was_sent_the_text_is_given_back(reporter, owed):
    luis = type(reporter)()
    luis.force_login(a_member("luis"))
    luis.post(PAGE, sent())

    response = reporter.post(PAGE, sent(narrative="Lo de Eva"))

    assert response.status_code == 409
    page = response.content.decode()
    assert "readonly>Lo de Eva</textarea>" in page
    assert "Guardar la mía" not in page
    assert stored().narrative == "Avance"
