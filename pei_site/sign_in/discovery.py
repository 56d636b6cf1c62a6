"""Where the entity's provider does what, as it says itself: asked once, and kept a while.

The sign-in's library asks at each departure, and strangers may depart: each would have
held a thread for as long as a provider that is away keeps it waiting. One does now.
"""

import logging
from threading import Lock
from time import monotonic
from typing import Any

import requests
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.openid_connect.views import (
    OpenIDConnectOAuth2Adapter,
)

LOGGER = logging.getLogger(__name__)
KEPT = 10 * 60  # seconds
UNASKED = 15  # seconds for which a provider that did not say it is left alone
PATIENCE = 2  # seconds that one waits for the answer which another asked for
NEEDED = {
    "authorization_endpoint",
    "issuer",
    "jwks_uri",
    "token_endpoint",
    "userinfo_endpoint",
}


class AwayError(requests.RequestException):
    """The provider does not say where it does what, or did not a moment ago."""


class Discovery:
    """What the one provider said, and for how long that is believed."""

    def __init__(self) -> None:
        self._asking = Lock()
        self._url, self._until = "", 0.0
        self._said: dict[str, Any] | None = None  # None: nothing that serves

    def read(self, url: str) -> dict[str, Any]:
        """Return it, or raise AwayError; who comes while it is asked waits a moment."""
        if not self._asking.acquire(timeout=PATIENCE):
            raise AwayError(url)
        try:
            if url != self._url or monotonic() >= self._until:
                self._url, self._said = url, _ask(url)
                self._until = monotonic() + (KEPT if self._said else UNASKED)
            said = self._said
        finally:
            self._asking.release()
        if said is None:
            raise AwayError(url)
        return said


DISCOVERY = Discovery()


class KnownProvider(OpenIDConnectOAuth2Adapter):
    """The library's provider, of which is known already where it does what."""

    @property
    def openid_config(self) -> dict[str, Any]:
        """Return the document of the provider."""
        return DISCOVERY.read(self.get_provider().server_url)


def _ask(url: str) -> dict[str, Any] | None:
    """Ask the provider; None, and the reason in the log, if nothing came that serves."""
    try:
        with get_adapter().get_requests_session() as session:
            answer = session.get(url)
            answer.raise_for_status()
            said = answer.json()
    except requests.RequestException as error:
        LOGGER.warning("the identity provider does not answer: %s", error)
        return None
    if isinstance(said, dict) and said.keys() >= NEEDED:
        return said
    LOGGER.warning("the identity provider does not say where it does what: %s", url)
    return None
