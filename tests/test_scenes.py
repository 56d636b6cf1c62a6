"""A scene stands for the whole module, under what each test writes, and not after it."""

import pytest
from django.db import connection, transaction

from objectives.models import Department
from tests.builders import a_department
from tests.scenes import module_scene, standing


@module_scene
def one_department() -> int:
    return a_department("SCENE").pk


def codes() -> list[str]:
    return list(Department.objects.values_list("code", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("time", ["once", "again"])
def test_each_test_finds_the_scene_without_what_others_wrote(time, one_department):
    found = codes()

    a_department("MINE")
    Department.objects.filter(code="SCENE").update(code="OTHER")

    assert found == ["SCENE"]
    assert Department.objects.get(code="OTHER").pk == one_department
    assert sorted(codes()) == ["MINE", "OTHER"]


@pytest.mark.django_db
@pytest.mark.parametrize("time", ["once", "again"])
def test_what_follows_a_commit_can_be_followed(
    time, django_capture_on_commit_callbacks
):
    followed = []

    with django_capture_on_commit_callbacks(execute=True) as captured:
        transaction.on_commit(lambda: followed.append("commit"))

    assert (len(captured), followed) == (1, ["commit"])


@pytest.mark.django_db
def test_a_durable_transaction_is_as_possible_as_in_any_test():
    with transaction.atomic(durable=True):
        a_department("MINE")

    assert sorted(codes()) == ["MINE", "SCENE"]


def test_a_test_without_the_database_still_has_none():
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        codes()


@pytest.mark.django_db
def test_a_scene_is_gone_at_its_end(django_db_blocker):
    with standing(lambda: a_department("SHORT"), django_db_blocker):
        with pytest.raises(RuntimeError, match="Database access not allowed"):
            codes()
        with django_db_blocker.unblock():
            during = codes()

    assert sorted(during) == ["SCENE", "SHORT"]
    assert codes() == ["SCENE"]
    assert not connection.needs_rollback


@pytest.mark.django_db
def test_a_scene_that_cannot_be_made_leaves_nothing(django_db_blocker):
    def broken():
        a_department("HALF")
        raise LookupError

    with pytest.raises(LookupError), standing(broken, django_db_blocker):
        pass

    assert codes() == ["SCENE"]
