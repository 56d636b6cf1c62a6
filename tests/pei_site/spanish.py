"""English left over in what people read, told by the words of the libraries' own messages.

A catalogue has each message in English and in Spanish: a word of the ones and of none of
the others is English.
"""

import re
from collections.abc import Iterator
from functools import cache
from gettext import GNUTranslations
from importlib import import_module
from pathlib import Path
from xml.etree.ElementTree import Element

import tinyhtml5

# The history's library has no Spanish: of a neighbour's catalogue the messages are asked.
CATALOGUES = {"django": "es*", "allauth": "es", "simple_history": "pt_BR"}
# What static/js/admin-names.js calls otherwise in the browser (tests/browser/test_names.py).
NAMED_BY_SCRIPT = {"Search", "True", "False", "None"}
# Words of no message: names of tables and apps, and what code writes by itself.
BESIDES = {
    *("historical", "indicators", "objectives", "reports", "authenticator", "chars"),
    *("yes", "created", "changed", "deleted"),
}
READ_ALOUD = ("alt", "aria-description", "aria-label", "placeholder", "title")
_HOLES = re.compile(r"%\(\w+\)\w|%\w|\{\w*\}|<[^>]*>|&\w+;")
_PLACES = re.compile(r"\S*\w[./@]\w\S*")  # addresses, files, kinds of files
_WORD = re.compile(r"[^\W\d_]+")


@cache
def english() -> frozenset[str]:
    """Return the words that no text in Spanish has."""
    asked, answered = set(BESIDES), set()
    for name, language in CATALOGUES.items():
        folder = Path(str(import_module(name).__file__)).parent
        for path in folder.glob(f"**/locale/{language}/LC_MESSAGES/*.mo"):
            for message, told in _messages(path):
                asked |= words(message)
                answered |= words(told) if language != "pt_BR" else set()
    return frozenset(asked - answered)


def _messages(path: Path) -> Iterator[tuple[str, str]]:
    with path.open("rb") as file:
        catalogue = GNUTranslations(file)._catalog  # no other way to list them
    for message, told in catalogue.items():
        plain = message if isinstance(message, str) else message[0]
        if plain:  # else the file's own heading
            yield _HOLES.sub(" ", plain), _HOLES.sub(" ", told)


def words(text: str) -> set[str]:
    """Return the words of a text, in small letters."""
    return {one.casefold() for one in _WORD.findall(_PLACES.sub(" ", text))}


def left_over(html: str, typed: str = "") -> list[str]:
    """Return the texts of a page that have words in English, but for those typed."""
    wrong = english() - words(typed)
    return [text for text in shown(html) if words(text) & wrong]


def shown(html: str) -> Iterator[str]:
    """Yield what a page shows, one text after another, and what is read aloud."""
    for element in tinyhtml5.parse(html).iter():
        texts = [element.tail]
        if isinstance(element.tag, str):  # else a comment
            texts += [*map(element.get, READ_ALOUD), _inside(element)]
            if element.get("alt") in NAMED_BY_SCRIPT:
                texts.remove(element.get("alt"))
        yield from (" ".join(one.split()) for one in texts if one and one.strip())


def _inside(element: Element) -> str | None:
    tag = element.tag.rpartition("}")[2]
    if tag == "input" and element.get("type") in {"submit", "button", "reset"}:
        return element.get("value")
    return None if tag in {"script", "style"} else element.text
