"""What `manage.py doctor` says when the product cannot even begin."""

import re
import sys

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY = "Genere una y póngala en el entorno: openssl rand -base64 48."
OTHER = "Corríjala en el entorno (/etc/pei/pei.env; docs/operations.md, Configuration)."
ZONES = "Faltan los archivos de las zonas horarias: apt-get install --reinstall tzdata."
INSTALL = "Instale lo que el programa necesita: script/bootstrap server."


def fault() -> str:
    """Try to read the configuration; return what is wrong and what to do, or nothing."""
    try:
        settings.INSTALLED_APPS  # noqa: B018 -- reads them all
    except ModuleNotFoundError as error:
        return _told(f"falta el paquete de Python «{error.name}».", INSTALL)
    except (ImproperlyConfigured, ValueError, OSError) as error:
        named = re.search(r"\b[A-Z]{2,}(?:_[A-Z]+)+\b", str(error))
        name = f" ({named[0]})" if named else ""
        mend = KEY if named and named[0] == "SECRET_KEY" else OTHER
        if "timezone" in str(error):  # the zone is ours: its files are the system's
            mend = ZONES
        return _told(f"la configuración no se puede leer{name}: {error}", mend)
    return ""


def _told(what: str, mend: str) -> str:
    return f"MAL  No arranca: {what}\n     → {mend}"


def look() -> None:
    """End here, in words, where nothing can begin."""
    told = fault()
    if told:
        sys.exit(told)
