"""The messages about an account: the link, and that its e-mail is another."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from objectives.models import User
from objectives.people import links
from pei_site.mail import compose

INVITATION = ("mail/invitation.txt", "mail/invitation.html")
PASSWORD = ("mail/password_link.txt", "mail/password_link.html")
CHANGED = ("mail/email_changed.txt", "mail/email_changed.html")

log = logging.getLogger(__name__)


def send_link(person: User) -> bool:
    """Send the person's link; False: it did not leave, and may be sent again."""
    return _send(link_message(person), person)


def link_message(person: User) -> EmailMultiAlternatives:
    """Write the message with the person's link: an invitation until they come in."""
    entity = settings.IDENTITY.entity or "PEI Seguimiento"
    templates, subject = (
        (PASSWORD, "PEI Seguimiento: ponga su contraseña")
        if person.last_login
        else (INVITATION, f"Su cuenta en PEI Seguimiento, {entity}")
    )
    return compose(
        templates,
        person,
        subject,
        entity=entity,
        address=links.address_of(person),
        ends=links.ends(person),
    )


def tell_email_changed(person: User, before: str) -> bool:
    """Tell the mailbox that was left that the account has another e-mail."""
    if not before:
        return True
    message = compose(CHANGED, person, "PEI Seguimiento: su cuenta tiene otro correo")
    message.to = [before]
    return _send(message, person)


def _send(message: EmailMultiAlternatives, person: User) -> bool:
    try:
        message.send()
    except (OSError, SMTPException) as error:
        log.error("Message about the account %s was not sent: %s", person.pk, error)
        return False
    return True
