"""The addresses of the entry, below /admin/ and inside its namespace."""

from django.urls import path

from indicators.entry import (
    converters,  # noqa: F401 -- registers <year:> and <month:>
    grid_views,
    move_views,
    views,
)

urlpatterns = [
    path("mi-mes/", views.home, name="entry_home"),
    path(
        "mi-mes/<year:year>-<month:month>/cuadricula/",
        grid_views.month_grid,
        name="entry_grid",
    ),
    path(
        "mi-mes/<year:year>-<month:month>/mover/",
        move_views.bulk,
        name="entry_bulk_move",
    ),
    path("mi-mes/<year:year>-<month:month>/<str:key>/", views.entry, name="entry_form"),
    path(
        "mi-mes/<year:year>-<month:month>/<str:key>/mover/",
        move_views.single,
        name="entry_move",
    ),
    path(
        "mi-mes/<year:year>-<month:month>/<str:key>/vista-previa/",
        views.preview,
        name="entry_preview",
    ),
    path(
        "indicadores/<str:key>/<year:year>/cuadricula/",
        grid_views.year_grid,
        name="entry_year_grid",
    ),
]
