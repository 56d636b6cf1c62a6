"""`manage.py report`: the follow-up report as a file (docs/report.md)."""

import os
import sys
from argparse import ArgumentParser
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from indicators.models import Cutoff
from indicators.vocabulary import CutoffState
from pei_site.system_words import refusal
from reports import exports, extracting, paper
from reports.archive import archived_file, scorecard_of
from reports.extracts import BRIEF, Extract, NoSuchPartError, Part, extract
from reports.layout import AS_ARCHIVED, Layout
from reports.rendering import renderer
from reports.rendering.door import NotRenderedError
from reports.scorecard import Scorecard
from reports.whole import whole_of

FORMATS = (*exports.FORMATS, "html")
ON_PAPER = ("pdf", "html")


class Command(BaseCommand):
    """Writes one paper of a cut-off: the archived one if it is published."""

    help = "Escribe el informe de seguimiento de un corte."
    requires_system_checks = []  # they would import every page: half the start-up

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take everything as text: what is wrong is told in Spanish, with exit 1."""
        parser.add_argument("--cutoff", help="fecha del corte: 2023-06-30")
        parser.add_argument("--format", help=f"formato: {', '.join(FORMATS)}")
        parser.add_argument(
            "--output", help="archivo de salida; - es la salida estándar"
        )
        parser.add_argument(
            "--fresh",
            action="store_true",
            help="elabora de nuevo el documento, aunque el corte esté publicado",
        )
        parser.add_argument(
            "--annex",
            action="store_true",
            help="agrega las hojas de vida de los indicadores (pdf y html)",
        )
        parser.add_argument(
            "--portrait",
            action="store_true",
            help="en páginas verticales, y no horizontales (pdf y html)",
        )
        parser.add_argument(
            "--variant",
            help="sólo una parte, en pdf o html: dependencia=CÓDIGO, objetivo=NÚMERO"
            " o resumen (dos páginas)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the report; CommandError says what is wrong."""
        day = read_date(options["cutoff"])
        file_format = read_format(options["format"])
        if not options["output"]:
            raise CommandError(
                "Falta --output: un archivo, o - para la salida estándar."
            )
        layout = Layout(annex=options["annex"], portrait=options["portrait"])
        try:
            if options["variant"]:
                content = extract_of(day, file_format, options["variant"], layout)
            else:
                content = paper_of(day, file_format, layout, fresh=options["fresh"])
        except NotRenderedError as error:
            raise CommandError(str(error)) from error
        except DatabaseError as error:
            raise CommandError(f"No se pudo leer la base de datos: {error}") from error
        write(options["output"], content)


def read_date(text: str | None) -> date:
    """Read the cut-off; CommandError if it is missing or no date."""
    if not text:
        raise CommandError("Falta --cutoff: la fecha del corte, como 2023-06-30.")
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(
            f"«{text}» no es una fecha: escríbala como 2023-06-30."
        ) from error


def read_format(text: str | None) -> str:
    """Read the format; CommandError if it is missing or unknown."""
    if text not in FORMATS:
        raise CommandError(
            f"«{text or ''}» no es un formato: use --format con {', '.join(FORMATS)}."
        )
    return text


def cutoff_of(day: date) -> Cutoff:
    """Read the cut-off of a day; CommandError if there is none."""
    cutoff = Cutoff.objects.select_related("year__plan").filter(date=day).first()
    if cutoff is None:
        raise CommandError(f"No existe el corte {day.isoformat()}.")
    return cutoff


def extract_of(day: date, file_format: str, variant: str, layout: Layout) -> bytes:
    """Return a part of the report; it is made now, also of what is published."""
    if file_format not in ON_PAPER:
        raise CommandError("--variant es para los formatos pdf y html.")
    scorecard = scorecard_of(cutoff_of(day))
    part, whole = part_of(variant, scorecard), whole_of(scorecard)
    if file_format == "html":
        html = extracting.document(scorecard, part, whole, layout, styled=True)
        return html.encode()
    return extracting.render(scorecard, part, whole, layout=layout)


def part_of(variant: str, scorecard: Scorecard) -> Extract:
    """Read --variant; CommandError if it is unknown or the report has no such part."""
    name, _, value = variant.partition("=")
    try:
        part = Part(name)
    except ValueError as error:
        raise CommandError(
            f"«{variant}» no es una parte: use --variant dependencia=CÓDIGO,"
            " objetivo=NÚMERO o resumen."
        ) from error
    try:
        return extract(
            part, value or (BRIEF if part == Part.SUMMARY else ""), scorecard
        )
    except NoSuchPartError as error:
        raise CommandError(str(error)) from error


def paper_of(day: date, file_format: str, layout: Layout, *, fresh: bool) -> bytes:
    """Return the paper: from the archive if published and not asked for otherwise."""
    cutoff = cutoff_of(day)
    published = cutoff.state == CutoffState.PUBLISHED
    # Afresh, a published paper bears the same moment: it must be the same bytes.
    archived = archived_file(day, "pdf" if file_format == "html" else file_format)
    otherwise = file_format == "html" or fresh or layout != AS_ARCHIVED
    if published and archived and not otherwise:
        return archived.content
    if file_format == "pdf":
        renderer.running()  # it warms up while the figures are read
    scorecard = scorecard_of(cutoff)
    whole = whole_of(scorecard)
    when = whole.when if whole else exports.draft_time(scorecard)
    if file_format == "html":
        seal = exports.seal(scorecard)
        html = paper.document(scorecard, when, seal, layout, styled=True)
        return html.encode()
    return exports.render(scorecard, file_format, when, layout=layout)


def write(output: str, content: bytes) -> None:
    """Write all or nothing: a reader never sees half a file."""
    if output == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
        return
    target = Path(output)
    passing = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        passing.write_bytes(content)
        passing.replace(target)
    except OSError as error:
        with suppress(OSError):
            passing.unlink()
        raise CommandError(f"No se pudo escribir {output}: {refusal(error)}") from error
