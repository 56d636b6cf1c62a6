"""Coming back from the entity's provider: counted, since a stranger may ask for it too."""

from functools import partial
from typing import Any

from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse

from pei_site.sign_in import throttle
from pei_site.sign_in.discovery import AwayError, KnownProvider
from pei_site.sign_in.luggage import Luggage, comes_back, give, with_luggage
from pei_site.sign_in.refusals import too_many

FAILED = 400  # the first status of an answer that lets nobody go on


class ReturnView(OAuth2CallbackView):
    """The library's, which looks for what it waits for in the luggage as well."""

    luggage: Luggage | None = None

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Count it as failed until it did not."""
        provider = self.adapter.get_provider()  # without one there is no such door
        try:
            one = throttle.Try(throttle.of_return(request))
        except throttle.TooManyError as refusal:
            return too_many(request, refusal.until)
        try:
            response: HttpResponse = super().dispatch(request, *args, **kwargs)
        except AwayError as error:  # the library looks after what fails later alone
            response = render_authentication_error(request, provider, exception=error)
        if response.status_code < FAILED:
            one.take_back()
        return give(response, self.luggage) if self.luggage else response

    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        find = partial(super()._get_state, request, provider)
        if not comes_back(request):  # who confirms has it in the session
            return find()
        found, self.luggage = with_luggage(request, find)
        return found


@login_not_required
def come_back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Let the person in, or go on, whom the provider sends back."""
    adapter = KnownProvider(request, provider_id)
    try:
        response: HttpResponse = ReturnView.adapter_view(adapter)(request)
    except SocialApp.DoesNotExist:
        raise Http404 from None
    return response
