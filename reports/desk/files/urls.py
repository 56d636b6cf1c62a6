"""Addresses of the desk: plan files up and down."""

from django.urls import path

from reports.desk.files import views

urlpatterns = [
    path("", views.files, name="desk_files"),
    path("plan.<slug:kind>", views.download_plan, name="desk_files_plan"),
    path("tablas/<slug:name>/", views.table, name="desk_files_table"),
    path(
        "tablas/<slug:name>.<slug:kind>",
        views.download_table,
        name="desk_files_download",
    ),
    path(
        "plantillas/<slug:name>.<slug:kind>",
        views.download_template,
        name="desk_files_template",
    ),
    path("revisar/", views.preview, name="desk_files_preview"),
    path("confirmar/", views.confirm, name="desk_files_confirm"),
]
