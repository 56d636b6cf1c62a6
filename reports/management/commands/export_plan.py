"""export_plan: write the plan in the format that load_plan reads."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from objectives.models import Plan
from pei_site.sheets import SheetError
from pei_site.sheets.files import TakenError, write_sheets
from pei_site.system_words import refusal
from reports.planfiles.exporting import left_out, plan_tables


class Command(BaseCommand):
    """Write the plan as files."""

    help = "Escribe el plan en una carpeta de archivos CSV o en un libro .xlsx."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the path and whether to overwrite."""
        parser.add_argument("path", type=Path, help="carpeta o libro .xlsx")
        parser.add_argument(
            "--force", action="store_true", help="sobrescribe lo que haya"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every sheet, or say why not."""
        if not Plan.objects.exists():
            raise CommandError("No hay ningún plan que exportar.")
        with transaction.atomic():
            tables, drafts = plan_tables(), left_out()
        try:
            write_sheets(options["path"], tables, force=options["force"])
        except TakenError as error:
            raise CommandError(f"{error} Use --force para sobrescribir.") from error
        except SheetError as error:
            raise CommandError(str(error)) from error
        except OSError as error:
            raise CommandError(
                f"No se puede escribir {options['path']}: {refusal(error)}."
            ) from error
        if drafts:
            self.stderr.write(
                f"Aviso: reportes en borrador o devueltos que no se exportan: {drafts}."
            )
        self.stdout.write(f"Plan exportado en {options['path']}.")
