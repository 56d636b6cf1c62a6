"""Addresses of the desk: the state of the year on one screen."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
