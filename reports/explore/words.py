"""The words of an address and what they mean: `?estado=rezago&semaforo=bajo`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from indicators import labels
from indicators.compliance.vocabulary import Band, Status
from indicators.vocabulary import Kind
from reports.entries import Entry

KIND: Mapping[str, Kind] = {
    "sectorial": Kind.SECTORAL,
    "inversion": Kind.INVESTMENT,
    "gestion": Kind.MANAGEMENT,
}
# What asks for attention first; None has no programming in the year.
STATUS: Mapping[str, Status | None] = {
    "sin-reporte": Status.NOT_REPORTED,
    "rezago": Status.BEHIND,
    "no-calculable": Status.NOT_COMPUTABLE,
    "en-cumplimiento": Status.ON_TARGET,
    "sobre-ejecucion": Status.OVER,
    "anticipada": Status.EARLY,
    "no-programado": Status.NOT_PROGRAMMED,
    "sin-programacion": None,
}
BAND: Mapping[str, Band | None] = {
    "bajo": Band.LOW,
    "medio": Band.MEDIUM,
    "alto": Band.HIGH,
    "sin-semaforo": None,
}
NO_BAND = "Sin semáforo"
PER_OBJECTIVE = "objetivo"  # ?filas=objetivo
ONE_PER_OBJECTIVE = "Una fila por objetivo"


@dataclass(frozen=True, slots=True)
class Mark:
    """Something else that an indicator may have at a cut-off."""

    name: str
    holds: Callable[[Entry], bool]


MARK: Mapping[str, Mark] = {
    "incompleto": Mark("Incompleto", lambda entry: bool(entry.row.missing)),
    "oficial": Mark("Con porcentaje oficial", lambda entry: entry.row.official),
}


def status_name(status: Status | None) -> str:
    """Name a status as the papers do."""
    return labels.STATUS[status] if status else labels.NO_PROGRAMMING


def band_name(band: Band | None) -> str:
    """Name a traffic light; None: it has none."""
    return labels.BAND[band] if band else NO_BAND
