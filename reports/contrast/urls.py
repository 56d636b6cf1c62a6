"""Addresses of this room: names under `reports:`."""

from django.urls import path

from reports.contrast import views

at_cutoff = [
    path("comparar/", views.missing, name="compare"),
    path("comparar.csv", views.missing, name="compare_csv"),
]
