"""Addresses of the desk: years made, judged and approved."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
