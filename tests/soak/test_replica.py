"""A real streaming replica: public pages are read from it, and never refused by it."""

from tests.soak.test_races import run, several_writers


@several_writers  # the replica is PostgreSQL's; its control is told by its command alone
def test_public_pages_are_read_from_the_replica_while_it_can_be_trusted():
    assert run("replica") == {
        "public page": "200 replica",
        "with a session": "200 default",
        "indicator": "200 replica with evidence",
        "its evidence": "200 default",
        "sign-in": "200",
        "unknown": "302 default replica",
        "just published": "200 default replica",
        "replica behind": "200 default",
        "caught up": "200 replica",
        "replica falls": "200 default",
        "replica down": "200 default",
        "replica back": "200 replica",
        "its evidence, primary down": "503",
        "primary down": "200 replica",
        "indicator, primary down": "200 replica with evidence",
        "other pages, primary down": "",
    }
