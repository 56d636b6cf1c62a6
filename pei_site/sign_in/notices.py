"""People are told by e-mail when what protects their account changes.

What, when, from where, with which browser, and what to do if it was not them. What a
browser says of itself is told in words of ours: no text of anybody's goes into a message.
"""

from enum import Enum
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from pei_site.afterwards import after_answer
from pei_site.mail import compose
from pei_site.sign_in.sessions import browser_called

TEMPLATES = ("mail/security.txt", "mail/security.html")


class Change(Enum):
    """What changed: for the subject, and as a sentence."""

    PASSWORD = "su contraseña cambió", "La contraseña de su cuenta cambió."
    PASSWORD_BY_MESSAGE = (
        "su contraseña cambió",
        "Alguien puso una contraseña nueva con el enlace que se envió a este correo.",
    )
    APPLICATION = (
        "tiene un segundo factor",
        "Se activó una aplicación de códigos como segundo factor de su cuenta.",
    )
    NO_APPLICATION = (
        "se quitó un segundo factor",
        "Se quitó la aplicación de códigos de su cuenta.",
    )
    KEY = "tiene una llave nueva", "Se agregó una llave de seguridad a su cuenta."
    NO_KEY = "se quitó una llave", "Se quitó una llave de seguridad de su cuenta."
    NO_FACTOR = (
        "se quitó su segundo factor",
        "Se quitó su segundo factor, con sus códigos, y terminaron sus sesiones.",
    )
    CODES = (
        "tiene códigos de recuperación nuevos",
        "Se hicieron códigos de recuperación nuevos. Los anteriores ya no sirven.",
    )
    CODE_USED = (
        "se usó un código de recuperación",
        "Alguien mostró un código de recuperación de su cuenta. Ese código ya no sirve.",
    )
    LINKED = (
        "se vinculó la cuenta de la entidad",
        "Su cuenta quedó vinculada con la de la entidad: ahora se ingresa también con ella.",
    )
    EMAIL_LEFT = (
        "su cuenta tiene otro correo",
        "Desde hoy su cuenta tiene otro correo. Este ya no recibirá sus mensajes.",
    )
    EMAIL_TAKEN = (
        "este es el correo de su cuenta",
        "Desde hoy este es el correo de su cuenta. Aquí le llegarán sus mensajes.",
    )


# What the sign-in library calls the changes that it makes itself.
OF_THE_LIBRARY = {
    "mfa/email/totp_activated": Change.APPLICATION,
    "mfa/email/totp_deactivated": Change.NO_APPLICATION,
    "mfa/email/webauthn_added": Change.KEY,
    "mfa/email/webauthn_removed": Change.NO_KEY,
    "mfa/email/recovery_codes_generated": Change.CODES,
    "socialaccount/email/account_connected": Change.LINKED,
}


def tell(
    change: Change,
    person: Any,
    request: HttpRequest | None = None,
    *,
    to: str = "",
    more: str = "",
) -> None:
    """Tell the person, when the change is committed and answered.

    Without a request it was done by who administers the accounts. `to`: another mailbox
    than theirs; `more`: a sentence of ours after the change's.
    """
    subject, sentence = change.value
    address = to or person.email
    if not address:
        return
    message = compose(
        TEMPLATES,
        person,
        f"PEI Seguimiento: {subject}",
        change=f"{sentence} {more}".strip(),
        when=timezone.localtime(),
        by_themselves=request is not None,
        address=request.META.get("REMOTE_ADDR", "") if request else "",
        browser=browser_called(request.headers.get("User-Agent", ""))
        if request
        else "",
        may_reset=change is not Change.EMAIL_LEFT,
        contact=settings.IDENTITY.contact,
    )
    message.to = [address]
    transaction.on_commit(partial(after_answer, message.send))
