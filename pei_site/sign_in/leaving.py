"""Leaving for the entity's provider: to come in, or to confirm who sits there."""

import time
from functools import partial
from typing import Any

import requests
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.account.internal.flows.reauthentication import resume_request
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base import AuthProcess
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.encoding import iri_to_uri
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from pei_site.sign_in.configuration import PROVIDER
from pei_site.sign_in.confirming import CONFIRM, is_linked
from pei_site.sign_in.discovery import KnownProvider
from pei_site.sign_in.luggage import give, with_luggage
from pei_site.sign_in.provider import display_name
from pei_site.sign_in.refusals import provider_failed

# The provider is to ask again, whoever its own session says it is.
ASK_AGAIN = {"prompt": "login", "max_age": "0"}
LONGEST_NEXT = 1000  # characters of where to go on; a longer place is not kept
ROOM = 2500  # characters of a departure in the luggage, and to spare


@login_not_required
@require_POST
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Send the person to the provider, to come in."""
    leave = partial(_leave, request, provider_id, AuthProcess.LOGIN)
    return give(*with_luggage(request, leave, ROOM))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Send who is linked to the provider and back; who just confirmed goes on."""
    person: Any = request.user
    if not get_account_adapter(request).is_reauthentication_required(app=CONFIRM):
        going_on: HttpResponse | None = resume_request(request)
        return going_on or redirect("account")
    if not is_linked(person):
        raise PermissionDenied
    if request.method == "POST":
        now = int(time.time())
        return _leave(
            request, PROVIDER, CONFIRM, auth_params=ASK_AGAIN.copy(), begun=now
        )
    parts = {"provider": display_name(), "next": get_next_redirect_url(request)}
    return render(request, "account/confirm_by_provider.html", parts)


def _leave(
    request: HttpRequest, provider_id: str, process: str, **asked: Any
) -> HttpResponse:
    after = get_next_redirect_url(request) or ""
    if len(iri_to_uri(after)) > LONGEST_NEXT:
        after = ""
    try:
        provider = get_adapter().get_provider(request, provider_id)
        provider.oauth2_adapter_class = KnownProvider
        response: HttpResponse = provider.redirect(
            request, process=process, next_url=after or None, **asked
        )
    except SocialApp.DoesNotExist:
        raise Http404 from None
    except requests.RequestException:
        return provider_failed(request, status=503)
    return response
