"""Addresses of this room: names under `reports:`."""

from django.urls import path

from reports.timeline import views

at_cutoff = [
    path("tendencia/", views.trend, name="trend"),
    path("tendencia.csv", views.trend_csv, name="trend_csv"),
]
