"""The one door through which a document becomes a PDF."""

import logging
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from pei_site.counting import count_rendering
from pei_site.slots import NoPlaceError, place
from reports.pdf import Attached
from reports.rendering import renderer, wire
from reports.rendering.limits import COMMAND, KIND, Limits

GRACE = 5  # seconds past its own limit until a child is given up

logger = logging.getLogger(__name__)


class NotRenderedError(Exception):
    """There is no PDF, for a reason that people can do something about."""


class BusyError(NotRenderedError):
    """As many as may be at once are being rendered."""

    def __init__(self) -> None:
        super().__init__(
            "Se están elaborando otros informes en este momento: inténtelo de nuevo en"
            " unos segundos."
        )


class TooLargeError(NotRenderedError):
    """The document passed its limits of time or memory."""

    def __init__(self) -> None:
        super().__init__(
            "El informe es tan extenso que no se alcanzó a elaborar en PDF con el"
            " tiempo y la memoria disponibles."
        )


class BrokenError(NotRenderedError):
    """The program that renders ends by an error of its own."""

    def __init__(self) -> None:
        super().__init__(
            "El programa que elabora los PDF no arranca en este servidor. Avise a quien"
            " lo administra."
        )


@dataclass(frozen=True, slots=True)
class Rendered:
    """A PDF; what it took: processor seconds and bytes at the most."""

    content: bytes
    cpu: float
    memory: int


def render(
    html: str,
    attached: Sequence[Attached],
    when: datetime,
    limits: Limits = COMMAND,
) -> Rendered:
    """Return the PDF of a document (as `pdf.render`), made in a process with limits.

    BusyError: there was no free place. TooLargeError: the limits were passed.
    BrokenError: what renders does not even start.
    """
    try:
        with place(KIND, limits.places, limits.wait) as held:
            conversation = renderer.converse(held, limits)
    except NoPlaceError as error:
        count_rendering("refused")
        raise BusyError from error
    with conversation:
        conversation.settimeout(limits.wall + GRACE)
        header, blobs = _ask(conversation, html, attached, when)
    count_rendering(header["outcome"])
    if header["outcome"] == "limit":
        raise TooLargeError
    if header["outcome"] == "broken":
        raise BrokenError
    if header["outcome"] == "error":
        raise RuntimeError(f"The document could not be rendered:\n{header['trace']}")
    for warning in header["warnings"]:
        logger.warning("In a PDF: %s", warning)
    return Rendered(blobs[0], header["cpu"], header["memory"])


def _ask(
    conversation: socket.socket,
    html: str,
    attached: Sequence[Attached],
    when: datetime,
) -> tuple[dict[str, Any], list[bytes]]:
    """Send the document and read the answer; a child that was killed gives none."""
    files = [
        {
            "name": file.name,
            "description": file.description,
            "relationship": file.relationship,
        }
        for file in attached
    ]
    header = {"attached": files, "when": when.isoformat()}
    try:
        with conversation.makefile("wb") as asked, conversation.makefile("rb") as told:
            wire.send(asked, header, [html.encode(), *(f.content for f in attached)])
            return wire.receive(told)
    except (EOFError, OSError) as error:
        if renderer.broke():
            logger.exception(
                "The program that renders broke: run it by hand to see why"
            )
            return {"outcome": "broken"}, []
        logger.warning("A rendering ended before it answered: %r", error)
        return {"outcome": "limit"}, []
