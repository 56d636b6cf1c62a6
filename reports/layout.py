"""How the report is laid out when somebody asks for it otherwise than it is archived."""

from collections.abc import Mapping
from dataclasses import dataclass

ANNEX, YES = "anexo", "1"  # ?anexo=1
ORIENTATION, UPRIGHT = "orientacion", "vertical"  # ?orientacion=vertical


@dataclass(frozen=True, slots=True)
class Layout:
    """`annex`: with the reference sheets at the end. `portrait`: on upright pages."""

    annex: bool = False
    portrait: bool = False


AS_ARCHIVED = Layout()


def layout_of(query: Mapping[str, str]) -> Layout:
    """Read what an address asks of the PDF; what it does not know it passes over."""
    return Layout(
        annex=query.get(ANNEX) == YES, portrait=query.get(ORIENTATION) == UPRIGHT
    )
