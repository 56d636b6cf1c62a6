"""What is put off happens after the answer, and its failure is nobody's."""

import pytest
from django.http import HttpResponse

from pei_site.afterwards import AfterwardsMiddleware, after_answer

pytestmark = pytest.mark.django_db  # an answer that is closed looks at the connection


def answer_of(rf, *works):
    def view(request):
        for work in works:
            after_answer(work)
        return HttpResponse("ya")

    return AfterwardsMiddleware(view)(rf.get("/"))


def test_what_is_put_off_waits_for_the_answer(rf):
    done = []

    answer = answer_of(rf, lambda: done.append("one"), lambda: done.append("two"))
    before = list(done)
    answer.close()

    assert (before, done) == ([], ["one", "two"])


def test_a_failure_is_logged_and_the_rest_is_done(rf, caplog):
    done = []

    answer_of(rf, lambda: 1 / 0, lambda: done.append("two")).close()

    assert done == ["two"]
    assert "ZeroDivisionError" in caplog.text


def test_outside_a_request_it_is_done_at_once():
    done = []

    after_answer(lambda: done.append("one"))

    assert done == ["one"]


def test_what_one_request_puts_off_is_not_anothers(rf):
    done = []

    def breaks(request):
        after_answer(lambda: done.append("lost"))
        raise RuntimeError

    with pytest.raises(RuntimeError):
        AfterwardsMiddleware(breaks)(rf.get("/"))
    answer_of(rf).close()

    assert done == []
