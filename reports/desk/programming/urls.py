"""Addresses of the desk: twelve months per indicator."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
