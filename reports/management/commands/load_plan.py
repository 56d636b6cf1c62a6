"""load_plan: load a plan from a folder of CSV files or an .xlsx."""

from argparse import ArgumentParser
from collections import Counter
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from reports.planfiles.loading import CREATED, UNCHANGED, UPDATED, Outcome, load_plan


class Command(BaseCommand):
    """Load a plan, all or nothing."""

    help = "Carga un plan desde una carpeta de archivos CSV o un libro .xlsx."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the path and whether to try only."""
        parser.add_argument("path", type=Path, help="carpeta o libro .xlsx")
        parser.add_argument(
            "--dry-run", action="store_true", help="revisa sin escribir nada"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Load and tell; with problems, exit 1 and nothing is written."""
        outcome = load_plan(options["path"], dry_run=options["dry_run"])
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


def counted(totals: Counter[str]) -> str:
    """Say how many rows were created, updated and left as they were."""
    return (
        f"creadas {totals[CREATED]}, actualizadas {totals[UPDATED]},"
        f" sin cambios {totals[UNCHANGED]}"
    )
