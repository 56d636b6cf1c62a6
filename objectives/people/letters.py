"""The message with the one-time link of an account."""

import logging
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import EmailMultiAlternatives

from objectives.models import User
from objectives.people import links
from pei_site.mail import compose

INVITATION = ("mail/invitation.txt", "mail/invitation.html")
PASSWORD = ("mail/password_link.txt", "mail/password_link.html")

log = logging.getLogger(__name__)


def send_link(person: User) -> bool:
    """Send the person's link; False: it did not leave, and may be sent again."""
    try:
        link_message(person).send()
    except (OSError, SMTPException) as error:
        log.error("Message about the account %s was not sent: %s", person.pk, error)
        return False
    return True


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
