"""Addresses of the desk: drafts of changes, their approval and the register."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
