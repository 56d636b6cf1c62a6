"""The frame's application configuration and the admin site that the product uses."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig as DjangoAdminConfig


class AdminConfig(DjangoAdminConfig):
    """Puts our admin site in the place of the stock one."""

    default_site = "pei_site.admin_site.PeiAdminSite"


class FrameConfig(AppConfig):
    """The frame: settings, admin site, formats, health."""

    name = "pei_site"
    verbose_name = "PEI Seguimiento"
