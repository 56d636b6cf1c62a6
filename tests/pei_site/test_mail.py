"""Messages that leave by e-mail."""

import pytest

from objectives.people.letters import INVITATION
from pei_site.mail import compose
from tests.builders import a_person

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_a_subject_is_one_line_and_adds_no_header(end):
    person = a_person("ana", email="ana@example.gov.co")

    message = compose(INVITATION, person, f"Su cuenta{end}Bcc: otra@example.org")

    assert message.subject == "Su cuenta Bcc: otra@example.org"
    assert message.message()["Bcc"] is None
    assert message.recipients() == ["ana@example.gov.co"]
