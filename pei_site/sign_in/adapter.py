"""What the product wants of the sign-in library's account part."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ImmediateHttpResponse
from django.contrib.auth import authenticate
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from pei_site import places
from pei_site.access import Event, record
from pei_site.sign_in import hashing, second_factor, throttle
from pei_site.sign_in.confirming import CONFIRM, is_linked
from pei_site.sign_in.names import person_called
from pei_site.sign_in.notices import OF_THE_LIBRARY, tell
from pei_site.sign_in.provider import display_name
from pei_site.sign_in.refusals import inactive, too_many
from pei_site.sign_in.sessions import remember_origin

RECENT = 5 * 60  # seconds for which who signed in is not asked to confirm it again


class AccountAdapter(DefaultAccountAdapter):
    """Nobody signs up; one place to count, to register and to refuse."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "incorrect_code": "Ese código no es. Escriba el que su aplicación muestra ahora.",
        "incorrect_password": "Esa no es su contraseña.",
        "rate_limited": "Son demasiados intentos. Espere unos minutos.",
        "too_many_login_attempts": "Son demasiados intentos. Pruebe dentro de una hora.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: accounts are made by who runs the plan."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Never: every page is a page."""
        return False

    def is_safe_url(self, url: str) -> bool:
        """Whether the address is of this very site."""
        request = self.request
        return url_has_allowed_host_and_scheme(
            url, {request.get_host()}, require_https=request.is_secure()
        )

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that the frame found out."""
        return request.META.get("REMOTE_ADDR", "")

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Leave out the library's messages: the pages say it in our words."""

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, *args: Any, **kwargs: Any
    ) -> None:
        """Tell the person what the library changed, in our words."""
        tell(OF_THE_LIBRARY[template_prefix], user, self.request)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Return where the person works."""
        return places.work_of(request.user)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Any:
        """Return who shows to be the person; None: nobody. Too many tries end it."""
        typed = credentials["username"]
        person = person_called(typed)
        counts = throttle.of_sign_in(request, person, typed)
        # First the place: a flood that finds none writes nothing either.
        with hashing.turn(known=throttle.knows(request, person)):
            try:
                one = throttle.Try(counts)
            except throttle.TooManyError as refusal:
                page = too_many(request, refusal.until)
                raise ImmediateHttpResponse(page) from None
            shown = authenticate(
                request, username=typed, password=credentials["password"]
            )
        if shown is None:
            record(Event.SIGN_IN_FAILED, request, account=typed)
            return None
        one.take_back()
        throttle.forget(throttle.account(shown, typed))
        return shown

    def reauthenticate(self, user: AbstractBaseUser, password: str) -> bool:
        """Whether the password is the person's; counted as a sign-in is."""
        name = user.get_username()
        shown = self.authenticate(self.request, username=name, password=password)
        return shown is not None and shown.pk == user.pk

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """Offer the provider as well to whom it knows."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if user.is_authenticated and is_linked(user):
            way = {
                "id": CONFIRM,
                "description": f"Ingresar otra vez con {display_name()}",
                "url": reverse("account_confirm_by_provider"),
            }
            methods.append(way)
        return methods

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whether it must be confirmed who sits there: not just after signing in."""
        records = get_authentication_records(self.request, self.request.user)
        latest = max((one["at"] for one in records), default=0)
        return time.time() - latest > RECENT

    def respond_user_inactive(
        self, request: HttpRequest, user: AbstractBaseUser
    ) -> HttpResponse:
        """Say it to whom their provider let in, and nobody else."""
        record(Event.SIGN_IN_FAILED, request, user, "inactiva")
        return inactive(request)

    def get_login_stages(self) -> list[str]:
        """Ask for nothing between the password and the session but the second factor."""
        return ["pei_site.sign_in.second_factor.Stage"]

    def post_login(
        self, request: HttpRequest, user: AbstractBaseUser, **kwargs: Any
    ) -> HttpResponse:
        """Register the sign-in and know the browser again."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        second_factor.note(request, user)
        remember_origin(request)
        throttle.know_browser(response, user)
        record(Event.SIGN_IN, request, user)
        return response
