"""The frame's application configuration and the admin site that the product uses."""

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig
from django.core.checks import register

from pei_site.damage import TAG, check_whole


class AdminConfig(SimpleAdminConfig):
    """Puts our admin site in the place of the stock one.

    The screens are discovered with the addresses (pei_site.urls): commands that show
    none, such as `report`, start without them.
    """

    default_site = "pei_site.admin_site.PeiAdminSite"


class FrameConfig(AppConfig):
    """The frame: settings, admin site, formats, health."""

    name = "pei_site"
    verbose_name = "PEI Seguimiento"

    def ready(self) -> None:
        """Let `check --database` look for damage; `migrate` does not wait for that."""
        register(check_whole, TAG)
