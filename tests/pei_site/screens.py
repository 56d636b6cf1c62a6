"""Addresses of the admin's screens."""

from django.urls import reverse


def address(model, page, *args):
    """Return the address of a screen of a model: changelist, add, change, history…"""
    return reverse(
        f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args
    )
