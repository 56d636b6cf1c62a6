"""Coming in, leaving, and the password: the library's and the framework's views, ours."""

from functools import partial
from typing import Any

from allauth.account.views import LoginView, LogoutView
from django.contrib.auth import views as django_views
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import PasswordResetForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from pei_site.absolute import root
from pei_site.access import Event, record
from pei_site.afterwards import after_answer
from pei_site.sign_in import hashing, throttle
from pei_site.sign_in.configuration import PROVIDER
from pei_site.sign_in.forms import SignInForm
from pei_site.sign_in.notices import Change, tell
from pei_site.sign_in.provider import display_name
from pei_site.sign_in.refusals import too_many
from pei_site.sign_in.sessions import end_sessions


class SignInView(LoginView):
    """The one door."""

    form_class = SignInForm
    template_name = "account/login.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the other way in, where the installation has one."""
        parts = {"provider": display_name(), "provider_id": PROVIDER}
        return super().get_context_data(**kwargs) | parts


class SignOutView(LogoutView):
    """The way out: posted, so that no picture on a page signs anybody out."""

    http_method_names = ["post", "options"]

    def post(self, *args: Any, **kwargs: Any) -> HttpResponse:
        """Register it and end the session."""
        if self.request.user.is_authenticated:
            record(Event.SIGN_OUT, self.request, self.request.user)
        return super().post(*args, **kwargs)


@method_decorator(login_not_required, name="dispatch")
class ForgottenView(django_views.PasswordResetView):
    """Asking for a link to choose a new password; the answer is the same for everybody."""

    template_name = "account/forgotten.html"
    email_template_name = "mail/password.txt"
    html_email_template_name = "mail/password.html"
    subject_template_name = "mail/password_subject.txt"
    success_url = reverse_lazy("password_forgotten_sent")

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        """Count the request, answer, and only then look whether there is an account."""
        try:
            throttle.Try(
                [
                    throttle.mailbox(form.cleaned_data["email"]),
                    throttle.origin(self.request),
                ]
            )
        except throttle.TooManyError as refusal:
            return too_many(self.request, refusal.until)
        after_answer(partial(self._send, form))
        return redirect(self.success_url)

    def _send(self, form: PasswordResetForm) -> None:
        form.save(
            domain_override=root(self.request),  # never the host that was asked for
            email_template_name=self.email_template_name,
            html_email_template_name=self.html_email_template_name,
            subject_template_name=self.subject_template_name,
        )


@login_not_required
def forgotten_sent(request: HttpRequest) -> HttpResponse:
    """Say what comes next, whether or not a message was sent."""
    return render(request, "account/forgotten_sent.html")


@method_decorator([login_not_required, never_cache], name="dispatch")
class ResetView(django_views.PasswordResetConfirmView):
    """Choosing the new password with the link of the message."""

    template_name = "account/reset.html"
    success_url = reverse_lazy("password_reset_ready")
    reset_url_token = "nueva"

    def get_user(self, uidb64: str) -> Any:
        """Return whose link it is, while the account is active; None: nobody's."""
        person: Any = super().get_user(uidb64)
        return person if person and person.is_active else None

    def form_valid(self, form: Any) -> HttpResponse:
        """Change it, end every session, and forget the tries that failed."""
        with hashing.turn(known=True):
            response, person = super().form_valid(form), form.user
        end_sessions(person)
        throttle.forget(throttle.account(person, ""))
        record(Event.PASSWORD_RESET, self.request, person)
        tell(Change.PASSWORD_BY_MESSAGE, person, self.request)
        return response


@login_not_required
def reset_ready(request: HttpRequest) -> HttpResponse:
    """Say that the password changed."""
    return render(request, "account/reset_ready.html")


@method_decorator(sensitive_post_parameters(), name="dispatch")
class PasswordView(django_views.PasswordChangeView):
    """Changing one's own password; the other sessions end."""

    template_name = "account/password.html"
    success_url = reverse_lazy("password_change_done")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where the password is changed, if it is not here."""
        own = self.get_form_kwargs()["user"].has_usable_password()
        parts = {"own_password": own, "provider": display_name()}
        return super().get_context_data(**kwargs) | parts

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Count it as a sign-in: an open session must not help to guess."""
        person: Any = request.user
        counts = throttle.of_sign_in(request, person, "")
        with hashing.turn(known=True):
            try:
                one = throttle.Try(counts)
            except throttle.TooManyError as refusal:
                return too_many(request, refusal.until)
            form = self.get_form()
            valid = form.is_valid()
            if "old_password" not in form.errors:
                one.take_back()
            return self.form_valid(form) if valid else self.form_invalid(form)

    def form_valid(self, form: Any) -> HttpResponse:
        """Change it and end the other sessions."""
        response, person = super().form_valid(form), form.user
        end_sessions(person, but=self.request.session.session_key)
        record(Event.PASSWORD_CHANGED, self.request, person)
        tell(Change.PASSWORD, person, self.request)
        return response


class PasswordChangedView(django_views.PasswordChangeDoneView):
    """The password changed."""

    template_name = "account/password_done.html"
