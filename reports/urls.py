"""Addresses of the screens and papers."""

from datetime import date

from django.urls import include, path, register_converter

from reports import exports, report_views, views


class IsoDate:
    """A date as 2023-06-30; anything else, February 30th included, is no address."""

    regex = "[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """Read the date; ValueError makes the address not match."""
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        """Write the date."""
        return value.isoformat()


register_converter(IsoDate, "iso")

app_name = "reports"

at_cutoff = [
    path("", views.cutoff, name="cutoff"),
    path("objetivos/<int:number>/", views.objective, name="objective"),
    path("indicadores/<str:key>/", views.indicator, name="indicator"),
    path("dependencias/", views.department_list, name="departments"),
    path("dependencias/<str:code>/", views.department, name="department"),
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
]

urlpatterns = [
    path("", views.latest, name="latest"),
    path("plan/", views.plan, name="plan"),
    path("metodologia/", views.methodology, name="methodology"),
    path("control-de-cambios/", views.changes, name="changes"),
    # Everything below belongs to one cut-off.
    path("cortes/<iso:cutoff>/", include(at_cutoff)),
]
