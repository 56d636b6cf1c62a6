"""Addresses of this room: names under `reports:`."""

from django.urls import path

from reports.contrast import views

at_cutoff = [
    path("comparar/", views.compare, name="compare"),
    path("comparar.csv", views.compare_csv, name="compare_csv"),
]
