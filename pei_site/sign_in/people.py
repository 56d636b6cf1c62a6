"""Whether a password is theirs who typed it, and what they may do."""

from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import Permission
from django.db.models import Q
from django.http import HttpRequest

from pei_site.sign_in.names import person_called


class PersonBackend(ModelBackend):
    """By user name or e-mail; every refusal costs one hash, whoever was called."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **kwargs: Any,
    ) -> Any:
        """Return the person, if the password is theirs and they are active."""
        if username is None or password is None:
            return None
        person = person_called(username)
        if person is None:
            get_user_model()().set_password(password)  # the time that checking takes
            return None
        right = person.check_password(password)
        return person if right and self.user_can_authenticate(person) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Return what the person may do, of their own and by their roles, in one query."""
        nobody = not user_obj.is_active or user_obj.is_anonymous or obj is not None
        if nobody or user_obj.is_superuser:
            return super().get_all_permissions(user_obj, obj)
        if not hasattr(user_obj, "_perm_cache"):
            theirs = Q(user=user_obj) | Q(group__user=user_obj)
            held = Permission.objects.filter(theirs).order_by()
            pairs = held.values_list("content_type__app_label", "codename")
            user_obj._perm_cache = {f"{app}.{name}" for app, name in pairs}
        return user_obj._perm_cache
