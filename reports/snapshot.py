"""The scorecard as text that keeps every figure exact, and back."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from cattrs import Converter

from reports.scorecard import Scorecard


def _converter() -> Converter:
    converter = Converter(unstruct_collection_overrides={tuple: list})
    for exact in (Fraction, Decimal):
        converter.register_unstructure_hook(exact, str)
        converter.register_structure_hook(exact, lambda text, kind: kind(text))
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_structure_hook(date, lambda text, _: date.fromisoformat(text))
    return converter


_CONVERTER = _converter()


def dumps(scorecard: Scorecard) -> str:
    """Write a scorecard as JSON; fractions as "72/73", nothing rounded."""
    return json.dumps(_CONVERTER.unstructure(scorecard), ensure_ascii=False, indent=1)


def loads(text: str) -> Scorecard:
    """Read what `dumps` wrote, to an equal scorecard."""
    data: dict[str, Any] = json.loads(text)
    return _CONVERTER.structure(data, Scorecard)
