"""Coming in by the entity's own provider: it says who, the product says whether."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialAccount, SocialLogin
from allauth.socialaccount.providers.base import AuthProcess
from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest

from pei_site.access import Event, record
from pei_site.sign_in.configuration import Provider
from pei_site.sign_in.confirming import CONFIRM, confirmed
from pei_site.sign_in.refusals import inactive, provider_failed, unknown

FACTOR_OF = "provider_factor"  # of the session: for whom the provider asked for two
MULTIPLE = "mfa"  # the word of RFC 8176 for more than one factor


def display_name() -> str | None:
    """Return what people call the provider; None: there is none."""
    provider: Provider | None = settings.OIDC
    return provider.name if provider else None


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Only people who have an account already, and only while it is active."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """Never: accounts are made by who runs the plan."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the person whom the provider means, or end here."""
        if _token(sociallogin).get("sub") != sociallogin.account.uid:
            self.on_authentication_error(request, sociallogin.provider)
        process = sociallogin.state.get("process")
        if process == CONFIRM:
            raise ImmediateHttpResponse(confirmed(request, sociallogin))
        if process != AuthProcess.LOGIN:
            raise ImmediateHttpResponse(provider_failed(request))
        known = sociallogin.is_existing
        person = sociallogin.user if known else _person_of(sociallogin)
        if person is None or not person.is_active:
            record(Event.SIGN_IN_FAILED, request, person, "proveedor")
            page = inactive(request) if person else unknown(request)
            raise ImmediateHttpResponse(page)
        if not known:
            sociallogin.connect(request, person)
        if _counts_as_two(sociallogin):
            request.session[FACTOR_OF] = person.pk

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, **kwargs: Any
    ) -> None:
        """Say that it did not end well; a state that is not ours ends here, too."""
        record(Event.SIGN_IN_FAILED, request, None, "proveedor")
        raise ImmediateHttpResponse(provider_failed(request))


def asked_for_two(request: HttpRequest, person: AbstractBaseUser) -> bool:
    """Whether the provider asked this person for two factors, as far as it is believed."""
    return bool(request.session.get(FACTOR_OF) == person.pk)


def unlink(person: AbstractBaseUser) -> bool:
    """Forget whom the provider calls this person; tell whether it was anybody.

    They are linked again when they come in with an e-mail that the provider verified.
    """
    return bool(SocialAccount.objects.filter(user_id=person.pk).delete()[0])


def _person_of(login: SocialLogin) -> Any:
    """Return whose e-mail the provider verified; None: nobody's, or that of several.

    The library makes letters small, by which a letter of another alphabet may become one
    of somebody else's address (the sign of the kelvin, a k): such addresses are nobody's.
    """
    told = login.account.get_provider_account().get_user_data() or {}
    if not str(told.get("email", "")).isascii():
        return None
    verified = {one.email.casefold() for one in login.email_addresses if one.verified}
    people = get_user_model()._default_manager
    found = [
        person
        for email in verified
        for person in people.filter(email__iexact=email)
        if person.email.casefold() == email
    ]
    return found[0] if len(found) == 1 else None


def _token(login: SocialLogin) -> dict[str, Any]:
    """Return what the provider told us alone, which the library looked into; empty: nothing.

    What it says of a person besides may be another's, or what they wrote themselves.
    """
    return login.account.extra_data.get("id_token") or {}


def _counts_as_two(login: SocialLogin) -> bool:
    provider: Provider | None = settings.OIDC
    if provider is None or provider.second_factor == "no":
        return False
    asked = _token(login).get("amr")
    listed = isinstance(asked, list) and MULTIPLE in asked
    return provider.second_factor == "siempre" or listed
