"""Counting from anywhere: it costs nothing where nothing is counted.

Apart from `pei_site.metrics`, which knows the library: a command counts nothing, and
does not load it.
"""

import sys


def count_rendering(outcome: str) -> None:
    """Count a PDF: made, refused, limit or failed."""
    metrics = sys.modules.get("pei_site.metrics")
    counters = metrics.counters() if metrics else None
    if counters:
        counters.renderings.labels(outcome).inc()
