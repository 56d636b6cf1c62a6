"""The sheets of the measuring: indicators, promises, records, cut-offs."""

from indicators.resources.cutoffs import (
    CutoffResource,
    MeasurementResource,
    NoteResource,
)
from indicators.resources.indicator import IndicatorResource
from indicators.resources.promises import WeightResource, YearTargetResource
from indicators.resources.records import ExecutionResource, ProgrammingResource

__all__ = [
    "CutoffResource",
    "ExecutionResource",
    "IndicatorResource",
    "MeasurementResource",
    "NoteResource",
    "ProgrammingResource",
    "WeightResource",
    "YearTargetResource",
]
