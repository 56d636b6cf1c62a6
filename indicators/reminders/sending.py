"""Sending: never twice a day to the same person, and one failure stops nobody else."""

import logging
from collections.abc import Iterator
from datetime import date
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.db import IntegrityError, transaction

from indicators.models import SentReminder
from indicators.reminders.digest import Digest, digests
from pei_site.mail import compose

TEMPLATES = ("mail/reminder.txt", "mail/reminder.html")

log = logging.getLogger(__name__)


def pending(on: date) -> Iterator[Digest]:
    """Yield the digests of a day that were not sent yet."""
    already = set(SentReminder.objects.filter(day=on).values_list("user", flat=True))
    return (digest for digest in digests(on) if digest.person.pk not in already)


def message_of(digest: Digest) -> EmailMultiAlternatives:
    """Write the digest of a person."""
    first, count = digest.months[0], digest.rows
    things = (
        "un indicador pendiente" if count == 1 else f"{count} indicadores pendientes"
    )
    subject = f"PEI: {things}, {first.month} {first.when}"
    return compose(TEMPLATES, digest.person, subject, digest=digest)


def send(digest: Digest, on: date) -> bool:
    """Send a digest; False if it was sent meanwhile or could not be sent.

    The row goes in first, so that two senders at once do not write twice; it does not
    stay when the message does not leave.
    """
    try:
        with transaction.atomic():
            SentReminder.objects.create(user=digest.person, day=on, rows=digest.rows)
            message_of(digest).send()
    except IntegrityError:
        return False
    except (OSError, SMTPException) as error:
        log.error("Reminder to user %s was not sent: %s", digest.person.pk, error)
        return False
    return True
