"""Addresses of the desk: the weights of an objective and their effect."""

from django.urls import URLPattern, path

from indicators.entry import converters  # noqa: F401 -- registers <year:>
from reports.desk.weighing import views

urlpatterns: list[URLPattern] = [
    path("<year:year>/", views.weights, name="desk_weights"),
    path(
        "<year:year>/<int:number>/",
        views.objective_weights,
        name="desk_objective_weights",
    ),
]
