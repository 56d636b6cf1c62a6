"""The names of files: as people gave them, without what could do harm."""

import re
import unicodedata
from pathlib import PurePosixPath

from django.core.exceptions import ValidationError

LONGEST = 200
NAMELESS = "archivo"

# Controls, halves of characters, and what turns the writing round (fdp.exe).
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn"}
# Endings that a system runs or a browser draws, wherever they stand in the name.
_RUN = re.compile(
    r"\.(exe|scr|bat|cmd|msi|ps1|vbs|jse?|wsf|jar|hta|lnk|sh|php\d?|html?|xhtml|svgz?"
    r"|xml|docm|dotm|xlsm|xlsb|xltm|xlam)(?=\.)",
    re.IGNORECASE,
)


def clean_name(name: str) -> str:
    """Return the name in NFC, without folders nor hidden characters, 200 at most."""
    last = visible_text(re.split(r"[/\\]", name)[-1])
    kept = last.strip(". ")
    if kept and "." not in kept and last.startswith("."):
        kept = f"{NAMELESS}.{kept}"  # of ".pdf" the ending is what we know
    return _shortened(kept) or NAMELESS


def visible_text(text: str) -> str:
    """Return a line of text in NFC with single spaces and no hidden characters."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return "".join(
        letter for letter in spaced if unicodedata.category(letter) not in _HIDDEN
    )


def _shortened(name: str) -> str:
    if len(name) <= LONGEST:
        return name
    ending = PurePosixPath(name).suffix[:10]
    return name[: LONGEST - len(ending)].rstrip(". ") + ending


def ending_of(name: str) -> str:
    """Return the ending without its point, in small letters; "" where there is none."""
    return PurePosixPath(name).suffix[1:].lower()


def refuse_disguise(name: str) -> None:
    """Refuse acta.exe.pdf: systems that hide the last ending show a program's name."""
    if found := _RUN.search(name):
        raise ValidationError(
            f"El nombre tiene dos terminaciones («{found[0]}.…»): renombre el archivo."
        )
