"""L: who must have a second factor gives up both at the same moment, in two windows.

One stays. The control does not keep one window from what the other looks at.
"""

from functools import partial
from typing import Any

from tests.soak.arena import arguments, database, race, tell


def main() -> None:
    """Count the rounds after which the person has no factor."""
    asked = arguments(__doc__ or "", rounds=20)
    with database():
        from allauth.mfa.models import Authenticator  # noqa: PLC0415 -- after setup

        from pei_site.sign_in.factor_views import GivingUp  # noqa: PLC0415
        from tests.builders import a_person  # noqa: PLC0415

        if asked.unsafe:
            del GivingUp.post
        without_any = 0
        for number in range(asked.rounds):
            person = a_person(f"persona{number}", is_superuser=True, is_staff=True)
            windows = two_windows(person)
            keys = [_key(person, name) for name in ("Una", "Otra")]
            race([partial(give_up, *pair) for pair in zip(windows, keys, strict=True)])
            without_any += not Authenticator.objects.filter(user=person).exists()
        tell(rounds=asked.rounds, without_any=without_any)


def two_windows(person: Any) -> list[Any]:
    """Sign the person in twice, each time with a second factor."""
    from django.conf import settings  # noqa: PLC0415 -- after setup
    from django.test import Client  # noqa: PLC0415 -- after setup

    from pei_site.sign_in.second_factor import SHOWN  # noqa: PLC0415
    from tests.pei_site.sign_in.test_views import sign_in  # noqa: PLC0415

    settings.REQUIRE_SECOND_FACTOR = True
    windows = [Client(), Client()]
    for window in windows:
        sign_in(window, person.username)
        session = window.session
        session[SHOWN] = True
        session.save()
    return windows


def _key(person: Any, name: str) -> int:
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 -- after setup

    data = {"name": name, "credential": {}}
    return Authenticator.objects.create(user=person, type="webauthn", data=data).pk


def give_up(window: Any, key: int) -> int:
    """Take the key away and return the status of the answer."""
    return window.post(f"/cuenta/llaves/{key}/quitar/").status_code


if __name__ == "__main__":
    main()
