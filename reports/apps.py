"""The telling: scorecard, dashboard, report, archive, open data."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """The last room of the data flow."""

    name = "reports"
    verbose_name = "Publicación"
