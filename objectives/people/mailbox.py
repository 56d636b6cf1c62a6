"""An account moves to another mailbox: what was tied to the one before is untied."""

from django.http import HttpRequest

from objectives.models import User
from pei_site.sign_in.notices import Change, tell
from pei_site.sign_in.provider import unlink

ON_SCREEN = (
    "Si cambia el correo de quien ya entró, se le avisa al anterior y al nuevo, y se"
    " desvincula su cuenta de la entidad: se vincula otra vez cuando ingrese con ella, si"
    " tiene allá el correo nuevo."
)
UNLINKED = (
    "La cuenta de la entidad se desvinculó: para ingresar con ella, debe tener el correo"
    " nuevo."
)


def moved(person: User, before: str, request: HttpRequest | None = None) -> None:
    """Unlink the provider's identity, and tell the mailbox that was left and the new one.

    Nothing of who never came in. `request`: of the person, if they did it themselves.
    """
    if person.never_came:
        return
    more = UNLINKED if unlink(person) else ""
    if before:
        tell(Change.EMAIL_LEFT, person, request, to=before, more=more)
    tell(Change.EMAIL_TAKEN, person, request, more=more)
