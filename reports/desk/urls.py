"""Addresses of the desk, under the admin's."""

from django.urls import include, path

urlpatterns = [
    path("mesa/", include("reports.desk.home.urls")),
    path("mesa/vigencias/", include("reports.desk.years.urls")),
    path("mesa/pesos/", include("reports.desk.weighing.urls")),
    path("mesa/programacion/", include("reports.desk.programming.urls")),
    path("mesa/cambios/", include("reports.desk.amendments.urls")),
    path("mesa/cortes/", include("reports.desk.cutoffs.urls")),
    path("mesa/archivos/", include("reports.desk.files.urls")),
    path("mesa/diferencias/", include("reports.desk.differences.urls")),
    path("personas/", include("reports.desk.people.urls")),
]
