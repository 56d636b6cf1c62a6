"""Messages that leave by e-mail, as text and as HTML."""

from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string


class Addressee(Protocol):
    """Whoever has an e-mail."""

    email: str


def compose(
    templates: tuple[str, str], person: Addressee, subject: str, **context: object
) -> EmailMultiAlternatives:
    """Write a message from its two templates, the text and the HTML."""
    frame = {"person": person, "site": settings.SITE_URL}
    text, html = (render_to_string(name, context | frame) for name in templates)
    message = EmailMultiAlternatives(
        subject=" ".join(subject.split()),  # a header has one line
        body=text,
        to=[person.email],
    )
    message.attach_alternative(html, "text/html")
    return message
