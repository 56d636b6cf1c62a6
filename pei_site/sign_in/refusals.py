"""The pages for who cannot come in, each with what to do about it."""

from datetime import datetime
from math import ceil

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from pei_site.middleware import refused

BUSY = (
    "Vuelva atrás, espere unos segundos y envíe el formulario otra vez. Este intento no"
    " se contó."
)
BUSY_SECONDS = 5


def too_many(request: HttpRequest, until: datetime) -> HttpResponse:
    """Say when one may try again."""
    seconds = max(1, ceil((until - timezone.now()).total_seconds()))
    parts = {"until": until, "seconds": seconds, "minutes": ceil(seconds / 60)}
    response = render(request, "account/too_many.html", parts, status=429)
    response.headers["Retry-After"] = str(seconds)
    return response


def busy() -> HttpResponse:
    """Say that others are signing in, as cheaply as can be: it is said to a flood.

    It is no error of ours: a 503 would be logged as one, fifty times a second.
    """
    response = refused(429, "Hay muchos ingresos en este momento", BUSY)
    response.headers["Retry-After"] = str(BUSY_SECONDS)
    return response


def inactive(request: HttpRequest) -> HttpResponse:
    """Say that the account was deactivated, to whom showed that it is theirs."""
    return render(request, "account/inactive.html", status=403)


def unknown(request: HttpRequest) -> HttpResponse:
    """Say that the provider's person has no account here."""
    return render(request, "account/unknown.html", status=403)


def not_confirmed(request: HttpRequest) -> HttpResponse:
    """Say that it was somebody else who showed themselves to the provider."""
    return render(request, "account/not_confirmed.html", status=403)


def provider_failed(request: HttpRequest, status: int = 400) -> HttpResponse:
    """Say that the provider's sign-in did not end well."""
    return render(request, "account/provider_failed.html", status=status)
