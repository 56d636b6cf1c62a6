"""The scorecard as text that keeps every figure exact, and back."""

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cattrs import Converter

from reports.kept import Kept
from reports.scorecard import Scorecard

# Characters of frozen text that a process remembers read: it takes five times that.
MOST = 40 * 1024**2


def _fraction(text: str) -> Fraction:
    """Read "72/73" or "1", in half the time that `Fraction` takes to read any number."""
    above, _, below = text.partition("/")
    return Fraction(int(above), int(below or 1))


_EXACT: dict[type, Callable[[str], Any]] = {Fraction: _fraction, Decimal: Decimal}


def _converter() -> Converter:
    converter = Converter(
        unstruct_collection_overrides={tuple: list}, detailed_validation=False
    )
    for exact, read in _EXACT.items():
        converter.register_unstructure_hook(exact, str)
        converter.register_structure_hook(exact, _reader(read))
        converter.register_structure_hook(exact | None, _reader(read))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter


def _reader(read: Callable[[str], Any]) -> Callable[[str | None, Any], Any]:
    return lambda text, _: None if text is None else read(text)


_CONVERTER = _converter()


def dumps(scorecard: Scorecard) -> str:
    """Write a scorecard as JSON; fractions as "72/73", nothing rounded.

    Each member on a line of its own, so that its head is found without reading all of
    it; no indentation below, which would be written five times slower.
    """
    members = _CONVERTER.unstructure(scorecard).items()
    lines = (f" {_json(name)}: {_json(value)}" for name, value in members)
    return "{\n" + ",\n".join(lines) + "\n}"


def loads(text: str) -> Scorecard:
    """Read what `dumps` wrote, to an equal scorecard."""
    return LOADED(text)


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _loaded(text: str) -> Scorecard:
    return _CONVERTER.structure(json.loads(text), Scorecard)


LOADED = Kept(_loaded, MOST)
