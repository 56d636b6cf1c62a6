"""A whole database is no damage; the watch looks once in a while."""

import pytest
from django.core.management import call_command
from django.db import connection

from pei_site.damage import TAG, Watch, damage

pytestmark = pytest.mark.django_db
ONE_LOOK = 1 if connection.vendor == "sqlite" else 0  # PostgreSQL looks by itself


def test_nothing_is_wrong_with_a_whole_database():
    assert damage(connection) == ""
    call_command("check", tags=[TAG], databases=["default"], verbosity=0)


def test_all_well_is_remembered_for_a_while(django_assert_num_queries):
    watch = Watch()

    with django_assert_num_queries(ONE_LOOK):
        assert [watch.is_whole(connection) for _ in range(3)] == [True] * 3

    watch.forget()
    with django_assert_num_queries(ONE_LOOK):
        assert watch.is_whole(connection)


def test_damage_is_not_remembered_so_that_a_restored_database_serves_at_once():
    """A connection to what is no database finds damage, every time it is asked."""
    watch = Watch()
    broken = connection.copy()
    broken.settings_dict = broken.settings_dict | {"NAME": __file__}
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL looks by itself")

    try:
        assert [watch.is_whole(broken) for _ in range(2)] == [False, False]
        assert damage(broken) == "file is not a database"
    finally:
        broken.close()
    assert watch.is_whole(connection)
