"""A record that is returned is told at once, by e-mail."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse

from indicators import labels
from indicators.models import RecordStep
from indicators.vocabulary import RecordState
from objectives.models import User
from pei_site.formats import month_name
from pei_site.mail import compose

log = logging.getLogger(__name__)


def tell_returned(step: RecordStep) -> None:
    """Tell whoever sent a record that it came back.

    A message that does not leave is logged: the return stands all the same.
    """
    sent = step.record.steps.filter(state=RecordState.SUBMITTED).last()
    if sent is None or sent.by is None or not sent.by.is_active or not sent.by.email:
        return
    try:
        _returned(step, sent.by).send()
    except (OSError, SMTPException) as error:
        log.error("Return of record %s was not told: %s", step.record_id, error)


def _returned(step: RecordStep, person: User) -> EmailMultiAlternatives:
    record = step.record
    when = f"{month_name(record.month)} de {record.year}"
    place = (record.year.year, record.month, record.indicator.key)
    return compose(
        ("mail/returned.txt", "mail/returned.html"),
        person,
        f"PEI: devuelto {record.indicator.label}, {when}",
        step=step,
        about=labels.OBSERVED.get(step.about, ""),
        when=when,
        address=reverse("admin:entry_form", args=place),
    )
