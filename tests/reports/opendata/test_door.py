"""Whoever already has the bytes is told so in a few; whoever has others is given these."""

import pytest
from django.test import RequestFactory

from reports.opendata.door import given


@pytest.mark.parametrize(
    ("had", "status", "content"), [(b"now", 304, b""), (b"before", 200, b"now")]
)
def test_only_who_has_the_same_bytes_is_given_nothing(had, status, content):
    mark = given(RequestFactory().get("/"), had, "text/plain")["ETag"]

    request = RequestFactory().get("/", headers={"If-None-Match": mark})
    answer = given(request, b"now", "text/plain")

    assert (answer.status_code, answer.content) == (status, content)
