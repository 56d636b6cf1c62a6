"""The addresses of June's revisions, and where their pages lead."""

import re

from reports import exports
from tests.reports.pages import HERE

FIRST, SECOND, THIRD = (f"{HERE}revisiones/{number}/" for number in (1, 2, 3))
COMPARED = f"{FIRST}comparar/2/"
PAGES = ("", "objetivos/1/", "indicadores/321/", "dependencias/", "dependencias/SC/")
PAPERS = tuple(f"informe.{file_format}" for file_format in exports.FORMATS)
SUPERSEDED = "Esta es la revisión 1; la vigente es la 2."


def links(answer) -> set[str]:
    """Return the addresses of cut-offs that the page leads to."""
    return set(re.findall(r'href="(/cortes/[^"]*)"', answer.content.decode()))
