"""Addresses of the desk: the weights of an objective and their effect."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
