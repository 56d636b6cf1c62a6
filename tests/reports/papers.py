"""The papers of June: where they are, how the command gives them, and a host that is busy."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from django.core.management import call_command

from pei_site.slots import place
from reports.rendering.limits import KIND, PLACES

CUTOFF = "2023-06-30"
PDF = "/cortes/2023-06-30/informe.pdf"
PAGE = "/cortes/2023-06-30/informe/"
FILES = {
    PDF: "application/pdf",
    "/cortes/2023-06-30/informe.xlsx": "application/vnd.openxmlformats-officedocument"
    ".spreadsheetml.sheet",
    "/cortes/2023-06-30/informe.csv": "text/csv; charset=utf-8",
    "/cortes/2023-06-30/informe.json": "application/json",
    "/cortes/2023-06-30/informe.pptx": "application/vnd.openxmlformats-officedocument"
    ".presentationml.presentation",
}
EVERYTHING = [PAGE, *FILES]


@contextmanager
def every_place_taken() -> Iterator[None]:
    """Render as many documents as may be at once, for as long as the block takes."""
    with ExitStack() as stack:
        for _ in range(PLACES):
            stack.enter_context(place(KIND, PLACES, wait=60))
        yield


def run(**options: object) -> None:
    """Call the command as people do, with what is overridden."""
    usual = {"cutoff": CUTOFF, "format": "json", "output": "-", "fresh": False}
    call_command("report", **usual | options)
