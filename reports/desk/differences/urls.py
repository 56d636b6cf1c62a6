"""Addresses of the desk: what changed between two moments."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
