"""synthetic_plan: a plan of any size on an empty database, for benchmarks and demonstrations."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.planfiles.synthetic.tables import MOST_YEARS, Size, synthetic_tables
from reports.planfiles.synthetic.writing import is_empty, publish, write


class Command(BaseCommand):
    """Make up a plan; the same seed gives the same plan."""

    help = "Inventa un plan del tamaño que se pida, en una base de datos sin plan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the size, the seed, and whether to publish."""
        parser.add_argument("--objectives", type=int, required=True, metavar="N")
        parser.add_argument(
            "--indicators", type=int, required=True, metavar="N", help="en total"
        )
        parser.add_argument("--years", type=int, required=True, metavar="N")
        parser.add_argument(
            "--seed", type=int, default=1, help="la misma semilla da el mismo plan"
        )
        parser.add_argument(
            "--publish",
            action="store_true",
            help="publica además los cortes cerrados: cada uno tarda lo que su PDF",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Make the plan up, or say why not; all or nothing."""
        size = Size(options["objectives"], options["indicators"], options["years"])
        if fault := _fault(size):
            raise CommandError(fault)
        if not is_empty():
            raise CommandError(
                "La base de datos ya tiene un plan o dependencias: el plan sintético sólo"
                " se escribe en una vacía. Use otra (DATABASE_URL) y ejecute migrate."
            )
        tables = synthetic_tables(size, options["seed"])
        for line in write(tables):
            self.stdout.write(line)
        if options["publish"]:
            for line in publish():
                self.stdout.write(line)
        for table in tables:
            if table.rows:
                self.stdout.write(f"{table.name}: {len(table.rows)} filas")
        self.stdout.write(f"Plan sintético escrito (semilla {options['seed']}).")


def _fault(size: Size) -> str | None:
    """Say what is wrong with a size; None: nothing."""
    if size.objectives < 1:
        return "--objectives: debe haber al menos un objetivo."
    if size.indicators < size.objectives:
        return (
            "--indicators: debe haber al menos un indicador por objetivo"
            f" ({size.objectives})."
        )
    if not 1 <= size.years <= MOST_YEARS:
        return f"--years: entre 1 y {MOST_YEARS} vigencias."
    return None
