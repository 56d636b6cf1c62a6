"""Whether anything that people typed became part of a page: read as a browser reads it."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

import tinyhtml5

from tests.security.payloads import EVALUATED

_ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster"}
_RUN = ("javascript:", "vbscript:", "data:text")
# Elements that no page of ours has.
_FOREIGN = {"iframe", "object", "embed", "base", "style", "math", "frame", "applet"}


def _name(tag: object) -> str:
    return str(tag).rpartition("}")[2].lower()


def faults_of(html: str) -> list[str]:
    """Return the elements and attributes of a page that are not ours."""
    root = tinyhtml5.parse(html)
    found = [fault for one in root.iter() for fault in _wrong(one)]
    if EVALUATED in "".join(root.itertext()):
        found.append("a text was taken for a template")
    return found


def _wrong(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return  # a comment
    tag = _name(element.tag)
    inline = tag == "script" and not element.get("src")
    data = (element.get("type") or "").endswith("json")
    if tag.startswith("zx") or tag in _FOREIGN or (inline and not data):
        yield f"<{tag}>"
    for key, value in element.attrib.items():
        name = _name(key)
        address = name in _ADDRESSES and value.strip().lower().startswith(_RUN)
        if name.startswith(("on", "zx", "style")) or name == "srcdoc" or address:
            yield f"<{tag} {name}={value[:60]!r}>"
        if name in _ADDRESSES and "evil.example" in value.partition("?")[0]:
            yield f"<{tag} {name}={value[:60]!r}>"


def tells(html: str) -> bool:
    """Whether a page tells payloads as text: without that it proves nothing."""
    return "&lt;zx" in html or "zx()" in html
