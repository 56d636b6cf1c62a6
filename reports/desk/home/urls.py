"""Addresses of the desk: the state of the year on one screen."""

from django.urls import URLPattern, path

from reports.desk.home import views

urlpatterns: list[URLPattern] = [path("", views.home, name="desk_home")]
