"""The whole examination: what breaks a check is itself a finding."""

from collections.abc import Iterable, Iterator

from django.db import OperationalError

from reports.doctor import (
    configuration,
    copies,
    database,
    doors,
    papers,
    storage,
    surroundings,
)
from reports.doctor.finding import Check, Finding, warning, wrong

ROOMS = {
    "Configuración": configuration.CHECKS,
    "Archivos": storage.CHECKS,
    "Base de datos": database.CHECKS,
    "Informes": papers.CHECKS,
    "Copias": copies.CHECKS,
    "Alrededores": (*doors.CHECKS, *surroundings.CHECKS),
}
MEND = "Si lo anterior está bien, busque el error en el registro del servicio."


def examine(
    rooms: dict[str, tuple[Check, ...]] | None = None,
) -> Iterator[tuple[str, list[Finding]]]:
    """Look at everything, one room after another."""
    for room, checks in (ROOMS if rooms is None else rooms).items():
        yield room, list(_findings(checks))


def _findings(checks: Iterable[Check]) -> Iterator[Finding]:
    unanswered = 0
    for check in checks:
        try:
            yield from list(check())
        except OperationalError:
            unanswered += 1
        except Exception as error:
            told = f"{type(error).__name__}: {error}".splitlines()[0]
            yield wrong(f"No se pudo revisar {check.__name__}: {told}", MEND)
    if unanswered:
        yield warning(
            f"Sin base de datos no se hicieron otras revisiones de aquí: {unanswered}.",
            "Repita cuando responda.",
        )
