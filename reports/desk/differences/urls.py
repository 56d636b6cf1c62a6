"""Addresses of the desk: what changed between two moments."""

from django.urls import URLPattern, path

from reports.desk.differences import views

urlpatterns: list[URLPattern] = [
    path("", views.differences, name="desk_differences"),
    path("csv/", views.download, name="desk_differences_csv"),
]
