"""Coming back from the provider, having confirmed who sits there: the same one, and anew."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from pei_site.access import Event, record
from pei_site.sign_in.refusals import not_confirmed

CONFIRM = "confirm"  # for what somebody left for the provider
CLOCKS = 60  # seconds that the provider's clock may be behind ours


def is_linked(person: Any) -> bool:
    """Whether the provider knows the person, as far as we were told."""
    return (
        settings.OIDC is not None
        and SocialAccount.objects.filter(user_id=person.pk).exists()
    )


def confirmed(request: HttpRequest, login: SocialLogin) -> HttpResponse:
    """Let the person go on, if it is they who showed themselves to the provider just now.

    Somebody else, whoever it is, confirms nothing and is linked to nobody.
    """
    person: Any = request.user
    same = person.is_authenticated and login.is_existing and login.user == person
    if not (same and _anew(login)):
        record(Event.SIGN_IN_FAILED, request, None, "proveedor, al confirmar")
        return not_confirmed(request)
    whom = {"provider": login.account.provider, "uid": login.account.uid}
    record_authentication(
        request, person, "socialaccount", reauthenticated=True, **whom
    )
    after = {REDIRECT_FIELD_NAME: login.state.get("next") or reverse("account")}
    return redirect(f"{reverse('account_confirm_by_provider')}?{urlencode(after)}")


def _anew(login: SocialLogin) -> bool:
    """Whether the provider asked after we sent the person; some do not say when it was."""
    token = login.account.extra_data.get("id_token") or {}
    when = token.get("auth_time")
    if when is None:
        return True
    return isinstance(when, int) and when >= login.state["begun"] - CLOCKS
