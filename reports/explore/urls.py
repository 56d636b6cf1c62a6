"""Addresses of this room: names under `reports:`."""

from django.urls import path

from reports.explore import views

at_cutoff = [
    path("indicadores/", views.indicators, name="indicators"),
    path("indicadores.csv", views.indicators_csv, name="indicators_csv"),
    path("indicadores.xlsx", views.indicators_xlsx, name="indicators_xlsx"),
]
