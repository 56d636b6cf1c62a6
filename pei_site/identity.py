"""Who the site is of: name, logo and two colours, from the environment.

The entity's name and motto are the plan's (`Scorecard.plan`); what stands here is for
the frame, which must not need the database: errors, sign-in, maintenance.
"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

from pei_site import colours

PRIMARY, ACCENT = "#12386b", "#e2a52c"
LARGEST_LOGO = 30_000  # bytes: it comes with every first visit
PNG = b"\x89PNG\r\n\x1a\n"
CSS = "text/css; charset=utf-8"
GOVCO = "https://www.gov.co"


@dataclass(frozen=True, slots=True)
class Asset:
    """A file that the site serves, under an address that changes with it."""

    content: bytes
    media_type: str
    suffix: str

    @property
    def version(self) -> str:
        """Return what tells this content from any other."""
        return sha256(self.content).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Identity:
    """What the frame of every page shows.

    entity "": the product's name is shown. contact "": nobody is named. logo None: the
    product's. stylesheet empty: the colours are those of static/css/tokens.css.
    """

    entity: str
    contact: str
    logo: Asset | None
    stylesheet: Asset
    govco: str


def read_identity(env: environ.Env) -> Identity:
    """Read the environment; ImproperlyConfigured, in clear words, when it is wrong."""
    return Identity(
        entity=env.str("PEI_ENTITY", default=""),
        contact=env.str("PEI_CONTACT", default=""),
        logo=read_logo(env.str("PEI_LOGO", default="")),
        stylesheet=read_colours(
            env.str("PEI_PRIMARY_COLOR", default=PRIMARY),
            env.str("PEI_ACCENT_COLOR", default=ACCENT),
        ),
        govco=GOVCO if env.bool("PEI_GOVCO", default=False) else "",
    )


def read_logo(path: str) -> Asset | None:
    """Read the file; None when there is no path."""
    if not path:
        return None
    try:
        content = Path(path).read_bytes()
    except OSError:
        raise ImproperlyConfigured(
            f"PEI_LOGO no se puede leer: revise que {path} exista y que el servicio"
            " tenga permiso."
        ) from None
    if len(content) > LARGEST_LOGO:
        raise ImproperlyConfigured(
            f"PEI_LOGO tiene {len(content)} bytes y cada primera visita lo carga:"
            f" ponga un archivo de {LARGEST_LOGO} bytes o menos."
        )
    if content.startswith(PNG):
        return Asset(content, "image/png", "png")
    if content.lstrip().startswith((b"<svg", b"<?xml", b"<!--")) and b"<svg" in content:
        return Asset(content, "image/svg+xml", "svg")
    raise ImproperlyConfigured(f"PEI_LOGO no es un archivo SVG ni PNG: {path}.")


def read_colours(primary: str, accent: str) -> Asset:
    """Return the style sheet of the two colours; empty when they are the product's."""
    primary, accent = primary.lower(), accent.lower()
    if (primary, accent) == (PRIMARY, ACCENT):
        return Asset(b"", CSS, "css")
    for name, colour in (("PEI_PRIMARY_COLOR", primary), ("PEI_ACCENT_COLOR", accent)):
        try:
            colours.channels(colour)
        except ValueError as error:
            raise ImproperlyConfigured(f"{name}: {error}.") from None
    try:
        colours.check("PEI_PRIMARY_COLOR", primary)
    except ValueError as error:
        raise ImproperlyConfigured(str(error)) from None
    css = colours.stylesheet(primary, accent)
    return Asset(css.encode(), CSS, "css")
