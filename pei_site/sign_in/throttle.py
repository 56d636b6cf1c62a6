"""How often one may try: counted in the database, before any password is hashed.

Ten failures an hour for an account and twenty from an address; after the third of an
account each next try waits longer. A browser from which the person signed in before has
a count of its own, so that nobody keeps a person out by failing in their name. What is
refused is not counted: the hour passes by itself.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from ipaddress import ip_address, ip_network

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

from pei_site.sign_in.models import Attempt

WINDOW = timedelta(hours=1)
AT_ONCE = 3  # failures after which the next try must wait: 1, 2, 4, 8 … seconds
LONGEST_WAIT = timedelta(minutes=1)
PER_ACCOUNT, PER_ADDRESS, PER_MAILBOX = 10, 20, 5
KNOWN = "__Host-equipo" if settings.HTTPS else "equipo"
KNOWN_FOR = 180 * 24 * 60 * 60  # seconds
SALT = "pei_site.sign_in.known"


class TooManyError(Exception):
    """There were too many tries; it says until when."""

    def __init__(self, until: datetime) -> None:
        self.until = until
        super().__init__(until)


@dataclass(frozen=True)
class Count:
    """What is counted under a key, up to how many, and whether more and more slowly."""

    key: str
    limit: int
    slows: bool = False


def account(person: AbstractBaseUser | None, typed: str) -> Count:
    """Return the count of an account, by whichever name it is called."""
    name = f"person:{person.pk}" if person else f"typed:{typed.strip().casefold()}"
    return Count(_digest(name), PER_ACCOUNT, slows=True)


def mailbox(address: str) -> Count:
    """Return the count of the messages that are asked for an address."""
    return Count(_digest(f"mailbox:{address.strip().casefold()}"), PER_MAILBOX)


def origin(request: HttpRequest) -> Count:
    """Return the count of a network address; of IPv6, of the network of a subscriber."""
    return Count(_digest(f"origin:{_network(request)}"), PER_ADDRESS)


def of_sign_in(
    request: HttpRequest, person: AbstractBaseUser | None, typed: str
) -> list[Count]:
    """Return what a sign-in is counted under: its known browser, or account and address."""
    known = _known_browser(request, person)
    return [_browser(known)] if known else [account(person, typed), origin(request)]


def of_return(request: HttpRequest) -> list[Count]:
    """Return what coming back from the provider is counted under: whose it is, is not
    known yet."""
    _, known = _remembered(request)
    return [_browser(known)] if known else [origin(request)]


def knows(request: HttpRequest, person: AbstractBaseUser | None) -> bool:
    """Whether the person is in, or signed in before, in the browser that asks."""
    return person is not None and (
        request.user == person or _known_browser(request, person) is not None
    )


class Try:
    """One try, counted as failed from the start until it is said to have succeeded."""

    def __init__(self, counts: Iterable[Count]) -> None:
        """Count it, or raise TooManyError; full counts cost a reading alone."""
        self.counts = list(counts)
        self.rows: list[Attempt] = []
        self._refuse_if_full()
        with transaction.atomic():
            Attempt.objects.filter(at__lte=timezone.now() - WINDOW).delete()
            self.rows = Attempt.objects.bulk_create(
                Attempt(key=count.key) for count in self.counts
            )
        try:  # others may have tried at the same moment: each counts what it sees now
            self._refuse_if_full()
        except TooManyError:
            self.take_back()
            raise

    def _refuse_if_full(self) -> None:
        """Raise TooManyError if the failures of others than this try are too many."""
        own = [row.pk for row in self.rows]
        ends = [_closed_until(one, own) for one in self.counts]
        if any(ends):
            raise TooManyError(max(filter(None, ends)))

    def take_back(self) -> None:
        """Forget that it was tried."""
        Attempt.objects.filter(pk__in=[row.pk for row in self.rows]).delete()


def forget(*counts: Count) -> None:
    """Begin to count anew: whose account it is has shown it."""
    Attempt.objects.filter(key__in=[count.key for count in counts]).delete()


def know_browser(response: HttpResponse, person: AbstractBaseUser) -> None:
    """Let the browser be known again as one from which the person signed in."""
    value = signing.dumps([person.pk, get_random_string(16)], salt=SALT)
    response.set_cookie(
        KNOWN,
        value,
        max_age=KNOWN_FOR,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )


def _browser(name: str) -> Count:
    return Count(_digest(f"browser:{name}"), PER_ACCOUNT, slows=True)


def _known_browser(request: HttpRequest, person: AbstractBaseUser | None) -> str | None:
    """Return the browser's name if the person signed in from it; else None."""
    whose, name = _remembered(request)
    return name if person and whose == person.pk else None


def _remembered(request: HttpRequest) -> tuple[int | None, str | None]:
    """Return who signed in last from the browser, and its name; None: nobody that is known."""
    try:
        whose, name = signing.loads(
            request.COOKIES.get(KNOWN, ""), salt=SALT, max_age=KNOWN_FOR
        )
    except (signing.BadSignature, ValueError):
        return None, None
    return whose, str(name)


def _closed_until(count: Count, own: list[int]) -> datetime | None:
    """Return when one may try again under a count; None: now. `own`: the try's own rows."""
    now = timezone.now()
    tries = Attempt.objects.filter(key=count.key, at__gt=now - WINDOW)
    ordered = tries.exclude(pk__in=own).order_by("-at", "-pk")
    times = list(ordered.values_list("at", flat=True)[: count.limit])
    if len(times) >= count.limit:
        return times[-1] + WINDOW
    if not count.slows or len(times) < AT_ONCE:
        return None
    wait = min(timedelta(seconds=2 ** (len(times) - AT_ONCE)), LONGEST_WAIT)
    return times[0] + wait if times[0] + wait > now else None


def _network(request: HttpRequest) -> str:
    try:
        address = ip_address(request.META.get("REMOTE_ADDR", ""))
    except ValueError:
        return "unknown"
    if address.version == 4:
        return str(address)
    if address.ipv4_mapped:  # how a socket of both kinds tells an address of IPv4
        return str(address.ipv4_mapped)
    return str(ip_network((address, 64), strict=False))


def _digest(text: str) -> str:
    salt = "pei_site.sign_in.throttle"
    return salted_hmac(salt, text, algorithm="sha256").hexdigest()
