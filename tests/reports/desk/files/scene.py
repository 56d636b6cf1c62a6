"""Files that go up and down from the desk, and what the pages say of them."""

import html
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.reports.planfolder import SMALL, load as load_folder

HOME = "/admin/mesa/archivos/"
PREVIEW = f"{HOME}revisar/"
CONFIRM = f"{HOME}confirmar/"

NOTHING = "El archivo no cambia nada: todo lo que dice ya está guardado."
REFUSED = "No se guardó nada."


def the_small_plan() -> None:
    """Store the small plan."""
    code, _, err = load_folder(SMALL)
    assert (code, err) == (0, "")


def zipped(folder: Path = SMALL, changes: Mapping[str, str] | None = None) -> bytes:
    """Zip the CSV files of a folder, some of them with another text."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.glob("*.csv")):
            text = (changes or {}).get(path.stem, path.read_text(encoding="utf-8"))
            archive.writestr(path.name, text)
    return buffer.getvalue()


def upload(client: Client, name: str, content: bytes | str, **fields: object) -> str:
    """Upload a file to the preview; return the page that comes piece by piece."""
    raw = content.encode() if isinstance(content, str) else content
    answer = client.post(PREVIEW, {"file": SimpleUploadedFile(name, raw), **fields})
    assert answer.status_code == 200, answer
    return answer.getvalue().decode()


def ticket_of(page: str) -> str:
    """Return what confirms a preview; "": nothing to confirm."""
    found = re.search(r'name="ticket" value="([^"]+)"', page)
    return found[1] if found else ""


def confirm(client: Client, page: str) -> str:
    """Confirm what a preview shows; return the page of the load."""
    answer = client.post(CONFIRM, {"ticket": ticket_of(page)})
    assert answer.status_code == 200, answer
    return answer.getvalue().decode()


def load(client: Client, name: str, content: bytes | str, **fields: object) -> str:
    """Upload and confirm; the page must say that it was written."""
    page = upload(client, name, content, **fields)
    assert ticket_of(page), told(page)
    done = confirm(client, page)
    assert "Se guardó." in told(done), told(done)
    return done


def told(page: str) -> str:
    """Return what a page's result says, as one line without tags."""
    result = page.partition('aria-label="Resultado">')[2].partition("</section>")[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", result)).split())


def problems(page: str) -> list[str]:
    """Return the problems that a page lists."""
    listed = page.partition('class="gaps files-problems"')[2].partition("</ul>")[0]
    items = re.findall(r'<li class="gap">(.*?)</li>', listed, re.DOTALL)
    return [
        " ".join(html.unescape(re.sub(r"<[^>]+>", "", item)).split()) for item in items
    ]
