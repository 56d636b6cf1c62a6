"""Whether the environment is that of an installation that others can reach."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import Tags, run_checks

from reports.doctor.finding import Finding, good, warning, wrong

SHORTEST_KEY, FEWEST_CHARACTERS = 50, 10
# What Django says of it, in English, and lines of here say too.
SAID = {"security.W009", "security.W018", "security.W020"}
SAID_BY_HTTPS = {f"security.W0{number}" for number in ("04", "08", "12", "16")}
DJANGO = "Vea docs.djangoproject.com/en/5.2/ref/checks/#security."
NEW_KEY = "Ponga otra en SECRET_KEY: openssl rand -base64 48. Quienes estén dentro ingresan de nuevo."


def debug() -> Iterator[Finding]:
    """DEBUG shows the code to whoever finds an error."""
    if settings.DEBUG:
        yield wrong(
            "DEBUG=1: cada error muestra el código y la configuración a quien lo vea.",
            "Quite DEBUG del entorno y reinicie el servicio.",
        )
    else:
        yield good("DEBUG está apagado.")


def secret_key() -> Iterator[Finding]:
    """Whoever guesses the key signs sessions of anybody."""
    key = settings.SECRET_KEY
    if len(key) < SHORTEST_KEY or len(set(key)) < FEWEST_CHARACTERS:
        yield wrong("SECRET_KEY es corta o fácil de adivinar.", NEW_KEY)
    else:
        yield good(f"SECRET_KEY tiene {len(key)} caracteres.")


def hosts() -> Iterator[Finding]:
    """Under which names it answers."""
    if not settings.ALLOWED_HOSTS:
        yield wrong(
            "ALLOWED_HOSTS está vacía: el sitio no responde a ningún nombre.",
            "Ponga el nombre del sitio, por ejemplo ALLOWED_HOSTS=pei.example.gov.co.",
        )
    elif "*" in settings.ALLOWED_HOSTS:
        yield wrong(
            "ALLOWED_HOSTS=*: los enlaces pueden llevar a un sitio ajeno.",
            "Ponga en ALLOWED_HOSTS sólo los nombres del sitio.",
        )
    else:
        yield good(f"Responde a: {', '.join(settings.ALLOWED_HOSTS)}.")


def site_address() -> Iterator[Finding]:
    """Where the links of e-mails lead."""
    address = urlsplit(settings.SITE_URL)
    scheme = "https" if settings.HTTPS else "http"
    if address.scheme != scheme or address.hostname not in settings.ALLOWED_HOSTS:
        yield warning(
            f"SITE_URL es «{settings.SITE_URL}»: los enlaces de los correos no llevan al sitio.",
            f"Ponga {scheme}:// y uno de los nombres de ALLOWED_HOSTS.",
        )
    else:
        yield good(f"Los enlaces de los correos llevan a {settings.SITE_URL}.")


def origins() -> Iterator[Finding]:
    """Django runs no command that looks at itself, `migrate` among them, with a wrong one."""
    for origin in settings.CSRF_TRUSTED_ORIGINS:
        address = urlsplit(origin)
        if not (address.scheme and address.hostname):
            yield wrong(
                f"CSRF_TRUSTED_ORIGINS dice «{origin}»: le falta https:// delante.",
                "Póngalo como CSRF_TRUSTED_ORIGINS=https://pei.example.gov.co.",
            )


def https() -> Iterator[Finding]:
    """Passwords travel in the clear without it."""
    if not settings.HTTPS:
        yield wrong(
            "HTTPS=0: contraseñas y sesiones viajan sin cifrar.",
            "Ponga un proxy con certificado (deploy/nginx o deploy/caddy) y quite HTTPS=0.",
        )
    elif not settings.BEHIND_PROXY:
        yield warning(
            "BEHIND_PROXY=0: detrás de un proxy, cada página redirige a sí misma sin fin.",
            "Si hay un proxy que sobrescribe X-Forwarded-Proto, ponga BEHIND_PROXY=1.",
        )
    else:
        yield good("HTTPS por el proxy, con HSTS y cookies seguras.")


def framework() -> Iterator[Finding]:
    """What Django itself says of an installation in production."""
    found = run_checks(tags=[Tags.security], include_deployment_checks=True)
    said = SAID if settings.HTTPS else SAID | SAID_BY_HTTPS
    told = [one for one in found if one.id not in said]
    for one in told:
        yield warning(f"{one.id}: Django lo advierte de la configuración.", DJANGO)
    if not told:
        yield good("Django no tiene observaciones de seguridad.")


CHECKS = (debug, secret_key, hosts, site_address, origins, https, framework)
