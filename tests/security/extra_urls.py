"""The product's addresses and one that the matrix was not told about."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from pei_site.urls import urlpatterns as product


def secret(request: HttpRequest) -> HttpResponse:
    """Answer something."""
    return HttpResponse("secreto")


urlpatterns = [path("secreta/", secret, name="secreta"), *product]
