"""What waits for the office, the most pressing first, each with where one acts."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from pei_site.formats import count, date_long, date_short
from reports.desk.home.state import MonthState, State


@dataclass(frozen=True, slots=True)
class Task:
    """Something to do. style: how a gap is drawn, "blocking", "warning" or "info"."""

    style: str
    word: str
    text: str
    act: str
    address: str


def todo(state: State) -> list[Task]:
    """List what the office should do next; empty: nothing waits."""
    found = [
        *_of_the_month(state.month),
        *_of_the_cutoffs(state),
        *_of_the_changes(state),
        *_of_the_year(state),
    ]
    order = ("blocking", "warning", "info")
    return sorted(found, key=lambda task: order.index(task.style))


def _of_the_month(state: MonthState | None) -> Iterator[Task]:
    if state is None:
        return
    month = state.month
    page = f"{reverse('admin:entry_home')}?mes={month.key}"
    if state.is_late:
        told = _count(state.pending, "reporte", "reportes")
        lacks = "falta" if state.pending == 1 else "faltan"
        text = f"{month} {month.deadline} y {lacks} {told}."
        yield Task("blocking", "Vencido.", text[0].upper() + text[1:], "Ver", "#mes")
    if state.waiting:
        told = _count(state.waiting, "reporte espera", "reportes esperan")
        text = f"{told} su aprobación en {month}."
        yield Task("warning", "Por aprobar.", text, "Revisar", page)


def _of_the_cutoffs(state: State) -> Iterator[Task]:
    if state.cutoff:
        cutoff = state.cutoff.stored
        page = reverse("admin:desk_cutoff", args=(cutoff.date,))
        blocking = len(state.cutoff.blocking)
        if blocking:
            told = _count(blocking, "hallazgo impide", "hallazgos impiden")
            text = f"{told} cerrar el corte del {date_long(cutoff.date)}."
            yield Task("warning", "Corte abierto.", text, "Preparar el cierre", page)
        else:
            text = f"Nada impide cerrar el corte del {date_long(cutoff.date)}."
            yield Task("info", "Listo para cerrar.", text, "Cerrar", page)
    for cutoff in state.closed:
        page = reverse("admin:desk_cutoff", args=(cutoff.date,))
        text = (
            f"El corte del {date_long(cutoff.date)} está cerrado y no se ha publicado."
        )
        yield Task("warning", "Sin publicar.", text, "Publicar", page)


def _of_the_changes(state: State) -> Iterator[Task]:
    for change in state.in_application:
        page = reverse("admin:desk_change", args=(change.pk,))
        text = f"El cambio {change.number}, aprobado el {date_short(change.date)}, sigue en aplicación."
        yield Task("info", "En aplicación.", text, "Abrir", page)
    if state.drafts:
        told = _count(len(state.drafts), "borrador", "borradores")
        text = f"{told} de cambio sin aprobar."
        yield Task(
            "info",
            "Borradores.",
            text,
            "Ver los cambios",
            reverse("admin:desk_changes"),
        )


def _of_the_year(state: State) -> Iterator[Task]:
    if not state.prepared:
        return
    year, gaps = state.prepared.stored, len(state.prepared.gaps)
    page = reverse("admin:desk_year", args=(year.year,))
    if gaps:
        told = _count(gaps, "asunto impide", "asuntos impiden")
        text = f"{told} aprobar la vigencia {year}."
        yield Task("warning", "Vigencia sin aprobar.", text, "Completar", page)
    else:
        text = f"La vigencia {year} está completa y sin aprobar."
        yield Task("warning", "Vigencia sin aprobar.", text, "Aprobar", page)


def _count(number: int, one: str, many: str) -> str:
    return f"{count(number)} {one if number == 1 else many}"
