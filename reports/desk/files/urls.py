"""Addresses of the desk: plan files up and down."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
