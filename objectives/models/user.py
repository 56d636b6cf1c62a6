"""The people who sign in."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower


class User(AbstractUser):
    """A person with an account. People are deactivated, never deleted.

    Their roles are groups, and say what; their memberships say whose, and since when.
    """

    link_at = models.DateTimeField(
        "enlace de un solo uso, desde",
        null=True,
        blank=True,
        editable=False,
        help_text="Vacío: ninguno sirve.",
    )

    class Meta(AbstractUser.Meta):
        verbose_name = "persona"
        verbose_name_plural = "personas"
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                name="objectives_user_email_once",
                condition=~Q(email=""),
                violation_error_message="Ya hay una persona con ese correo.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name() or self.username

    @property
    def never_came(self) -> bool:
        """Whether they were given an account and neither came in nor set a password."""
        return self.last_login is None and not self.has_usable_password()
