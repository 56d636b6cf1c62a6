"""What was frozen is read from its row: the text only where nobody read it before."""

from dataclasses import replace

import pytest
from django.utils import timezone

from indicators.models import Closing
from reports import archive, said, snapshot, stored
from reports.kept import digest
from reports.scorecard import Scorecard
from tests.builders import a_cutoff, measured
from tests.reports.scorecards import a_scorecard

pytestmark = pytest.mark.django_db
LAST = Closing.objects.order_by("-revision")


@pytest.fixture
def closed() -> Closing:
    """Return what a closing froze, never read until now."""
    measured("321")
    return archive.close_cutoff(cutoff=a_cutoff(), by=None)


def named(name: str) -> Scorecard:
    card = a_scorecard()
    return replace(card, plan=replace(card.plan, name=name))


def freeze(closed: Closing, name: str, **given: str) -> None:
    """Freeze another text as the next revision, with its digest or one that is given."""
    Closing.objects.create(
        cutoff=closed.cutoff,
        revision=Closing.objects.count() + 1,
        closed_at=timezone.now(),
        **stored.written(named(name)) | given,
    )


def last_name() -> str:
    """Return the name of the plan in what was frozen last, as it is read."""
    return stored.first(LAST).plan.name


def test_closing_and_publishing_keep_the_digest_of_the_text(closed):
    report = archive.publish_cutoff(cutoff=a_cutoff(), by=None)

    assert closed.sha256 == digest(closed.scorecard)
    assert report.sha256 == digest(report.scorecard)
    assert closed.sha256 != report.sha256


def test_without_rows_there_is_nothing():
    assert stored.first(LAST) is None


def test_what_was_read_is_known_by_its_digest_and_its_text_not_fetched(closed):
    freeze(closed, "A")
    assert last_name() == "A"

    freeze(closed, "B", sha256=digest(snapshot.dumps(named("A"))))
    assert last_name() == "A"
    freeze(closed, "B", sha256="")  # as what was frozen before there were digests
    assert last_name() == "B"


def test_a_digest_that_is_not_of_its_text_makes_it_pass_for_no_other(closed):
    freeze(closed, "C", sha256="0" * 64)
    assert last_name() == "C"

    freeze(closed, "D", sha256="0" * 64)
    assert last_name() == "D"


def test_all_rows_are_read_in_one_query_with_what_is_asked_besides(
    closed, django_assert_num_queries
):
    freeze(closed, "E")
    last_name()
    freeze(closed, "F")
    rows = LAST.exclude(pk=closed.pk)

    with django_assert_num_queries(1):
        told = list(stored.each(rows, snapshot.LOADED, "revision"))
    with django_assert_num_queries(1):
        again = list(stored.each(rows, snapshot.LOADED, "revision"))

    assert [(card.plan.name, number) for card, number in told] == [("F", 3), ("E", 2)]
    assert again == told


def test_each_way_of_reading_knows_its_own(closed):
    freeze(closed, "G")
    last_name()

    (percentages, *_), _ = stored.each(LAST, said.READ)

    assert percentages.ratio == named("G").ratio
