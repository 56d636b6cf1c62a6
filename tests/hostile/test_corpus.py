"""The corpus is as large as it must be, and the same each time that it is made."""

from tests.hostile.corpus import corpus
from tests.hostile.doors import DOORS
from tests.hostile.holes import HOLES


def test_the_corpus_is_large_enough_and_reaches_every_door():
    files = corpus()

    assert len(files) >= 120
    assert {door for file in files.values() for door in file.doors} == set(DOORS)
    assert {what for _, what, _ in HOLES.values()} <= set(files)
