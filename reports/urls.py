"""Addresses of the screens and papers."""

from django.urls import include, path

from reports import (
    addresses,  # noqa: F401 -- registers <iso:> and <revision:>
    exports,
    place_views,
    report_views,
    revision_views,
    views,
)
from reports.contrast import urls as contrast
from reports.explore import urls as explore
from reports.opendata import urls as opendata
from reports.proof import urls as proof
from reports.timeline import urls as timeline

app_name = "reports"

at_cutoff = [
    path("", views.cutoff, name="cutoff"),
    path("objetivos/<int:number>/", place_views.objective, name="objective"),
    path("indicadores/<str:key>/", place_views.indicator, name="indicator"),
    path("dependencias/", place_views.department_list, name="departments"),
    path("dependencias/<str:code>/", place_views.department, name="department"),
    path("informe/", report_views.report_html, name="report_html"),
    *(
        path(
            f"informe.{file_format}",
            report_views.report_file,
            {"file_format": file_format},
            name=f"report_{file_format}",
        )
        for file_format in exports.FORMATS
    ),
    *explore.at_cutoff,
    *timeline.at_cutoff,
    *contrast.at_cutoff,
    *proof.at_cutoff,
    *opendata.at_cutoff,
]

urlpatterns = [
    path("", views.latest, name="latest"),
    path("plan/", views.plan, name="plan"),
    path("metodologia/", views.methodology, name="methodology"),
    path("control-de-cambios/", views.changes, name="changes"),
    path("control-de-cambios.csv", views.changes_csv, name="changes_csv"),
    *opendata.site,
    # Everything below belongs to one cut-off.
    path("cortes/<iso:cutoff>/", include(at_cutoff)),
    # The same, of one revision: the names are the same, a revision takes a date's place.
    path("cortes/<revision:cutoff>/", include(at_cutoff)),
    path(
        "cortes/<revision:cutoff>/comparar/<int:other>/",
        revision_views.comparison,
        name="comparison",
    ),
]
