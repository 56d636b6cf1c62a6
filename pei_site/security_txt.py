"""Whom to tell of a weakness: RFC 9116, at the address where people look for it."""

from datetime import UTC, timedelta

import environ
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from pei_site.absolute import absolute

GOOD_FOR = timedelta(days=180)  # less than the year that the standard allows
DAY = 24 * 60 * 60  # seconds


def read_contact(env: environ.Env, otherwise: str) -> str:
    """Return the address to write to, as a URI; empty: nobody is named."""
    contact: str = env.str("PEI_SECURITY_CONTACT", default=otherwise)
    if not contact or contact.startswith("https://"):
        return contact
    try:
        validate_email(contact)
    except ValidationError:
        raise ImproperlyConfigured(
            "PEI_SECURITY_CONTACT debe ser un correo, o una dirección con https://."
        ) from None
    return f"mailto:{contact}"


@login_not_required
@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    """Say whom to tell, in which languages, and until when this holds."""
    if not settings.SECURITY_CONTACT:
        raise Http404("La instalación no dice a quién avisar.")
    until = (timezone.now() + GOOD_FOR).astimezone(UTC)
    lines = [
        f"Contact: {settings.SECURITY_CONTACT}",
        f"Expires: {until:%Y-%m-%dT00:00:00Z}",
        "Preferred-Languages: es, en",
        f"Canonical: {absolute(request, reverse('security_txt'))}",
    ]
    response = HttpResponse("\n".join(lines) + "\n", "text/plain; charset=utf-8")
    patch_cache_control(response, public=True, max_age=DAY)
    return response
