"""Addresses of this room: names under `reports:`."""

from django.urls import path

from reports.proof import views

at_cutoff = [
    path("indicadores/<str:key>/evidencias/<int:pk>/", views.evidence, name="evidence"),
]
