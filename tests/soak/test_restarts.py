"""A quick round of the restarts; the whole one is a command (docs/reliability.md)."""

from tests.soak.graceful_restart import run


def test_a_reload_and_a_restart_fail_nobody():
    load = run(restarts=2, visitors=4, unsafe=False, between=0.3)

    assert load.failed == 0
    assert load.answers["200"] > 0
