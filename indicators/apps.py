"""The measuring: indicators, weights, programming, monthly records, cut-offs."""

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    """The second room of the data flow."""

    name = "indicators"
    verbose_name = "Indicadores y seguimiento"
