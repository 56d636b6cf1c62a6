"""Addresses of the desk: readiness, closing, reopening, publishing."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
