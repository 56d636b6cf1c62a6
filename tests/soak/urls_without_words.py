"""The addresses of the product, without its answer when nothing can be stored."""

from pei_site.urls import urlpatterns

__all__ = ["urlpatterns"]
