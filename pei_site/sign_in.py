"""Signing in leads each person to their work."""

from django.contrib.auth.views import LoginView
from django.urls import reverse


class SignInView(LoginView):
    """Reporters and heads go to their month, everybody else to the follow-up."""

    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        """Return where to go when no page was asked for."""
        user = self.request.user
        reports = user.has_perm("indicators.report_record")
        if reports and not user.has_perm("indicators.see_every_department"):
            return reverse("admin:index")
        return super().get_default_redirect_url()
