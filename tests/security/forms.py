"""What a browser would post from a page: the fields of its forms with their values."""

from html.parser import HTMLParser

from django.http import HttpResponse

_NOT_SENT = {"submit", "button", "file", "image", "reset"}


class _Fields(HTMLParser):
    """Collects what is filled in; rows of formsets that are still templates are not."""

    def __init__(self) -> None:
        super().__init__()
        self.values: dict[str, list[str]] = {}
        self._select = self._area = ""

    def handle_starttag(self, tag: str, attrs: list) -> None:
        """Note the fields that have a value."""
        told = {name: value or "" for name, value in attrs}
        name = told.get("name", "")
        if tag == "input" and name:
            self._input(name, told)
        elif tag == "select":
            self._select = name
        elif tag == "option" and "selected" in told and self._select:
            self._add(self._select, told.get("value", ""))
        elif tag == "textarea":
            self._area = name
            self._add(name, "")

    def handle_data(self, data: str) -> None:
        """Note what a text area holds."""
        if self._area:
            self.values[self._area][-1] += data.replace("\r\n", "\n").lstrip("\n")

    def handle_endtag(self, tag: str) -> None:
        """Leave the field."""
        if tag == "select":
            self._select = ""
        elif tag == "textarea":
            self._area = ""

    def _input(self, name: str, told: dict[str, str]) -> None:
        kind = told.get("type", "text")
        ticked = kind in {"checkbox", "radio"}
        if kind not in _NOT_SENT and (not ticked or "checked" in told):
            self._add(name, told.get("value", "on" if ticked else ""))

    def _add(self, name: str, value: str) -> None:
        self.values.setdefault(name, []).append(value)


def form_values(response: HttpResponse) -> dict[str, list[str]]:
    """Return the fields of every form of a page."""
    reader = _Fields()
    reader.feed(response.content.decode())
    return {
        name: values
        for name, values in reader.values.items()
        if "__prefix__" not in name
    }
