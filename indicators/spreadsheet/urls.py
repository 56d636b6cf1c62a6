"""Addresses of the month by spreadsheet, below the admin's and before the entry's."""

from django.urls import path

from indicators.entry import converters  # noqa: F401 -- registers <year:> and <month:>
from indicators.spreadsheet import views

urlpatterns = [
    path(
        "mi-mes/<year:year>-<month:month>/plantilla.xlsx",
        views.download,
        name="entry_sheet_download",
    ),
    path(
        "mi-mes/<year:year>-<month:month>/subir/",
        views.upload,
        name="entry_sheet_upload",
    ),
    path(
        "mi-mes/<year:year>-<month:month>/subir/confirmar/",
        views.confirm,
        name="entry_sheet_confirm",
    ),
]
