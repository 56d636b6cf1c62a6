"""Links as evidence: addresses that are followed by people, never by the server."""

from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from indicators.evidence.names import visible_text

LONGEST = 500
_is_address = URLValidator(schemes=["https"])


def check_link(text: str) -> str:
    """Return the address; ValidationError says in Spanish why it is not received."""
    link = text.strip()
    if len(link) > LONGEST:
        raise ValidationError(f"El enlace pasa de {LONGEST} caracteres.")
    try:
        if visible_text(link) != link:
            raise ValidationError("Hidden characters or spaces")
        _is_address(link)
    except ValidationError as error:
        raise ValidationError(
            "Escriba una dirección completa que empiece por https://."
        ) from error
    if "@" in urlsplit(link).netloc:
        raise ValidationError("El enlace no puede llevar usuario ni contraseña.")
    return link
