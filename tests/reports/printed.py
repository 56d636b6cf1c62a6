"""What a PDF says: its text as people search it, and its structure as readers hear it."""

import io
import re
from collections.abc import Iterator

import pikepdf
import pypdfium2


def words(content: bytes) -> str:
    """Return the text of a PDF as one line: what search and copy find."""
    document = pypdfium2.PdfDocument(content)
    pages = [page.get_textpage().get_text_range() for page in document]
    return re.sub(r"\s+", " ", " ".join(pages))


def structure(content: bytes) -> list[tuple[str, str]]:
    """Return the structure elements in reading order: name and alternative text."""
    document = pikepdf.open(io.BytesIO(content))
    found = elements(document.Root.StructTreeRoot.K)
    return [(str(one.S)[1:], str(one.get("/Alt", ""))) for one in found]


def elements(node: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """Walk down from a node; content marks (numbers) are no elements."""
    if isinstance(node, pikepdf.Array):
        for child in node:
            yield from elements(child)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from elements(node.get("/K", pikepdf.Array()))


def tags(content: bytes) -> list[str]:
    """Return the names of the structure elements: H1, Table, TH…"""
    return [tag for tag, _ in structure(content)]
