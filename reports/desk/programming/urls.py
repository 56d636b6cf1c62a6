"""Addresses of the desk: programming in a grid of twelve months."""

from django.urls import URLPattern, path

from indicators.entry import converters  # noqa: F401 -- registers <year:>
from reports.desk.programming import grid_views, views

urlpatterns: list[URLPattern] = [
    path("<year:year>/", grid_views.programming, name="desk_programming"),
    path(
        "<year:year>/<str:key>/",
        views.indicator_programming,
        name="desk_indicator_programming",
    ),
]
