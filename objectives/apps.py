"""The plan: objectives, fiscal years, departments and their people, changes."""

from django.apps import AppConfig


class ObjectivesConfig(AppConfig):
    """The first room of the data flow."""

    name = "objectives"
    verbose_name = "Plan"
