"""What people call the words of the rules: the one place where they are spelled."""

from collections.abc import Mapping

from indicators.compliance.vocabulary import Accumulation, Band, Status
from indicators.vocabulary import CutoffState, Kind, Observed, RecordState

KIND: Mapping[str, str] = {
    Kind.SECTORAL: "Indicador sectorial",
    Kind.INVESTMENT: "Meta proyecto de inversión",
    Kind.MANAGEMENT: "Meta de gestión",
}

ACCUMULATION: Mapping[str, str] = {
    Accumulation.SUM: "Suma",
    Accumulation.CONSTANT: "Constante",
    Accumulation.INCREASING: "Creciente",
    Accumulation.DECREASING: "Decreciente",
}

STATUS: Mapping[str, str] = {
    Status.ON_TARGET: "En cumplimiento",
    Status.BEHIND: "Rezago",
    Status.OVER: "Sobre ejecución",
    Status.NOT_PROGRAMMED: "No programado al corte",
    Status.EARLY: "Ejecución anticipada",
    Status.NOT_REPORTED: "Sin reporte",
    Status.NOT_COMPUTABLE: "No calculable",
}

NO_PROGRAMMING = "Sin programación en la vigencia"
NOT_JUDGED = "Sin calificación"

BAND: Mapping[str, str] = {
    Band.LOW: "Bajo",
    Band.MEDIUM: "Medio",
    Band.HIGH: "Alto",
}

RECORD_STATE: Mapping[str, str] = {
    RecordState.DRAFT: "Borrador",
    RecordState.SUBMITTED: "Enviado",
    RecordState.VERIFIED: "Verificado",
    RecordState.APPROVED: "Aprobado",
    RecordState.RETURNED: "Devuelto",
}

OBSERVED: Mapping[str, str] = {
    Observed.VALUE: "El valor",
    Observed.TEXT: "El texto",
    Observed.FILE: "Una evidencia",
}

CUTOFF_STATE: Mapping[str, str] = {
    CutoffState.OPEN: "Abierto",
    CutoffState.CLOSED: "Cerrado",
    CutoffState.PUBLISHED: "Publicado",
}


def identification(kind: str, code: str) -> str:
    """Name an indicator as the report does: Indicador sectorial 321."""
    return f"{KIND[kind]} {code}".strip()


def told_apart(kind: str, code: str, key: str) -> str:
    """Name an indicator so that no other reads the same: Meta de gestión (pic)."""
    return identification(kind, code) + ("" if code else f" ({key})")
