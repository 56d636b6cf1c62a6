"""What the sign-in keeps: open sessions, and failed attempts of the last hour."""

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.utils import timezone

from pei_site.sign_in.sessions import SessionStore


class Session(AbstractBaseSession):
    """A browser that is known until it is idle too long or the day is over."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name="persona",
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    started_at = models.DateTimeField("desde", default=timezone.now)
    seen_at = models.DateTimeField("vista", default=timezone.now)

    class Meta(AbstractBaseSession.Meta):
        verbose_name = "sesión"
        verbose_name_plural = "sesiones"

    @classmethod
    def get_session_store_class(cls) -> type[SessionStore]:
        """Return what reads and writes these rows."""
        return SessionStore


class Attempt(models.Model):
    """A try that failed, or is being judged, against one account or from one address.

    The key is a digest: the table does not say who tried, nor from where.
    """

    key = models.CharField("clave", max_length=64)
    at = models.DateTimeField("cuándo", default=timezone.now, db_index=True)

    class Meta:
        verbose_name = "intento"
        verbose_name_plural = "intentos"
        indexes = [models.Index(fields=["key", "at"], name="attempt_by_key")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S}"
