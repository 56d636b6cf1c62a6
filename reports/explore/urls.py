"""Addresses of this room: names under `reports:`."""

from django.urls import path

from reports.explore import views

at_cutoff = [
    path("indicadores/", views.missing, name="indicators"),
    path("indicadores.csv", views.missing, name="indicators_csv"),
    path("indicadores.xlsx", views.missing, name="indicators_xlsx"),
]
