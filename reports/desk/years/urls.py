"""Addresses of the desk: years made, judged and approved."""

from django.urls import path

from reports.desk.years import making_views, views

urlpatterns = [
    path("", views.years, name="desk_years"),
    path("nueva/", making_views.new, name="desk_year_new"),
    path("<int:year>/", views.year, name="desk_year"),
    path("<int:year>/aprobar/", views.approve, name="desk_year_approve"),
]
