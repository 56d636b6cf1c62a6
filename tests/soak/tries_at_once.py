"""L01: eight try a password of the same account at the same moment, from eight addresses.

No more are judged than may be at once. The control does not look again once its try is
written, so that all of them see nobody before them.
"""

from functools import partial
from typing import Any

from tests.soak.arena import arguments, database, race, tell

RACERS = 8


def main() -> None:
    """Count the rounds, and those in which more were judged than may be at once."""
    asked = arguments(__doc__ or "", rounds=20)
    with database():
        from pei_site.sign_in import throttle  # noqa: PLC0415 -- after setup

        if asked.unsafe:
            throttle._closed_until = _only_at_first(throttle._closed_until)
        most = 0
        for number in range(asked.rounds):
            name = f"persona{number}"
            told = race([partial(judged, name, one) for one in range(RACERS)])
            most = max(most, told.count(True))
        tell(rounds=asked.rounds, most_judged=most, at_once=throttle.AT_ONCE)


def judged(name: str, number: int) -> bool:
    """Try, and tell whether the password would be looked at."""
    from django.test import RequestFactory  # noqa: PLC0415 -- after setup

    from pei_site.sign_in import throttle  # noqa: PLC0415

    request = RequestFactory().post("/ingresar/", REMOTE_ADDR=f"10.0.{number}.1")
    try:
        throttle.Try(throttle.of_sign_in(request, None, name))
    except throttle.TooManyError:
        return False
    return True


def _only_at_first(look: Any) -> Any:
    def closed_until(count: Any, own: list[int]) -> Any:
        return None if own else look(count, own)

    return closed_until


if __name__ == "__main__":
    main()
