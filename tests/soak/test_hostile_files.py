"""Hostile files through every door: some of the corpus, a hundred generated, the holes."""

from tests.soak.test_races import run


def test_hostile_files_break_nothing_and_every_hole_is_seen():
    options = ["--every", "12", "--examples", "100", "--holes"]
    counts = run("hostile_files", *options)

    assert counts["files"] >= 32
    assert (counts["faults"], counts["generated_faults"]) == (0, 0)
    assert (counts["slowest"] <= 5, counts["largest"] <= 256) == (True, True)
    assert counts.get("unseen_holes", []) == []
