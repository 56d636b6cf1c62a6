"""The sign-in's application configuration: it has tables of its own."""

from django.apps import AppConfig


class SignInConfig(AppConfig):
    """Sessions with their person, and the attempts that failed lately."""

    name = "pei_site.sign_in"
    label = "sign_in"
    verbose_name = "Ingreso"
