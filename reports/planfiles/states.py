"""What a load does last: approve years, close and publish cut-offs."""

from contextlib import suppress

from django.core.exceptions import ValidationError

from indicators.approval import approve_year
from indicators.models import Cutoff
from indicators.resources.cutoffs import STATES
from indicators.vocabulary import CutoffState
from objectives.models import FiscalYear, User
from pei_site.formats import date_long
from pei_site.sheets import Problem
from pei_site.sheets.widgets import ChoiceWidget, DayWidget, FlagWidget, WholeWidget
from reports.archive import close_cutoff, publish_cutoff
from reports.planfiles.tables import FileTable


def years_to_approve(table: FileTable | None) -> set[int]:
    """Read which years the file says are approved; rows with problems say nothing."""
    if table is None or "aprobada" not in table.columns:
        return set()
    wanted = set()
    for row in table.rows:
        if row.number in table.bad_rows:
            continue
        with suppress(ValueError):  # asked before the rows were judged
            if FlagWidget().clean(row.cells["aprobada"]):
                wanted.add(WholeWidget().clean(row.cells["vigencia"]))
    return wanted


def approve_years(table: FileTable, by: User | None) -> tuple[list[str], list[Problem]]:
    """Approve the years that the file says are."""
    done: list[str] = []
    problems: list[Problem] = []
    wanted = years_to_approve(table)
    for year in FiscalYear.objects.filter(year__in=wanted, approved_at__isnull=True):
        try:
            approve_year(year=year, by=by)
            done.append(f"vigencia {year}: aprobada.")
        except ValidationError as error:
            row = table.find(vigencia=year.year)
            number = row.number if row else None
            problems.extend(
                Problem(table.label, number, "aprobada", message)
                for message in error.messages
            )
    return done, problems


def reach_states(table: FileTable, by: User | None) -> tuple[list[str], list[Problem]]:
    """Close and publish what the file says is closed or published, oldest first."""
    done: list[str] = []
    problems: list[Problem] = []
    rows = sorted(table.rows, key=lambda row: DayWidget().clean(row.cells["fecha"]))
    for row in rows:
        cutoff = Cutoff.objects.get(date=DayWidget().clean(row.cells["fecha"]))
        wanted = ChoiceWidget(STATES).clean(row.cells["estado"])
        try:
            done.extend(_reach(cutoff, wanted, by))
        except ValidationError as error:
            for message in error.messages:
                problems.append(Problem(table.label, row.number, "estado", message))
    return done, problems


def _reach(cutoff: Cutoff, wanted: str, by: User | None) -> list[str]:
    done = []
    if cutoff.is_open and wanted != CutoffState.OPEN:
        close_cutoff(cutoff=cutoff, by=by)
        cutoff.refresh_from_db()
        done.append(f"corte del {date_long(cutoff.date)}: cerrado.")
    if cutoff.state != CutoffState.PUBLISHED and wanted == CutoffState.PUBLISHED:
        publish_cutoff(cutoff=cutoff, by=by)
        done.append(f"corte del {date_long(cutoff.date)}: publicado.")
    return done
