"""load_plan: load a plan from a folder of CSV files or an .xlsx."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from pei_site.sheets import SheetError
from reports.planfiles.amended import approved_change
from reports.planfiles.loading import load_plan
from reports.planfiles.outcome import Outcome
from reports.planfiles.rows import CREATED, UNCHANGED, UPDATED


class Command(BaseCommand):
    """Load a plan, all or nothing."""

    help = "Carga un plan desde una carpeta de archivos CSV o un libro .xlsx."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the path, whether to try only, and under which change."""
        parser.add_argument("path", type=Path, help="carpeta o libro .xlsx")
        parser.add_argument(
            "--dry-run", action="store_true", help="revisa sin escribir nada"
        )
        parser.add_argument(
            "--change",
            metavar="NUMERO",
            help="número del cambio aprobado con el que se modifica una vigencia aprobada,"
            " como 002",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and tell; with problems, exit 1 and nothing is written."""
        outcome = _load(
            options["path"], dry_run=options["dry_run"], change=options["change"]
        )
        for notice in outcome.notices:
            self.stderr.write(f"Aviso: {notice}", self.style.NOTICE)
        if outcome.problems:
            self._tell_problems(outcome)
            raise SystemExit(1)
        for warning in outcome.warnings:
            self.stderr.write(f"Advertencia: {warning}", self.style.WARNING)
        self._tell_success(outcome, dry_run=options["dry_run"])

    def _tell_problems(self, outcome: Outcome) -> None:
        for problem in outcome.problems:
            self.stderr.write(str(problem), self.style.ERROR)
        found = len(outcome.problems)
        self.stderr.write(
            f"No se cargó nada: {found} problema{'s' if found > 1 else ''}.",
            self.style.ERROR,
        )

    def _tell_success(self, outcome: Outcome, *, dry_run: bool) -> None:
        for sheet, totals in outcome.totals.items():
            self.stdout.write(f"{sheet}: {counted(totals)}")
        for line in outcome.done:
            self.stdout.write(line)
        self.stdout.write(
            "Ensayo: no se escribió nada." if dry_run else "Plan cargado."
        )


def _load(path: Path, *, dry_run: bool, change: str | None) -> Outcome:
    """Load under the change of that number, if there is one in application."""
    try:
        found = approved_change(change) if change is not None else None
    except SheetError as error:
        return Outcome(problems=error.problems)
    return load_plan(path, dry_run=dry_run, change=found)


def counted(totals: Counter[str]) -> str:
    """Say how many rows were created, updated and left as they were."""
    return (
        f"creadas {totals[CREATED]}, actualizadas {totals[UPDATED]},"
        f" sin cambios {totals[UNCHANGED]}"
    )
