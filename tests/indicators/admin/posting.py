"""What a browser would post of a form as it is shown."""

from typing import Any

from django.db.models import Model
from django.forms import BaseForm


def as_posted(form: BaseForm) -> dict[str, Any]:
    """Return every field's value as text; what is not marked is not sent."""
    values = {name: form[name].value() for name in form.fields}
    return {name: _text(value) for name, value in values.items() if value is not False}


def _text(value: Any) -> Any:
    if value is None:
        return ""
    if value is True:
        return "on"
    return value.pk if isinstance(value, Model) else value
