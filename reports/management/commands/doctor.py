"""doctor: what is wrong with this installation and how to mend it."""

import logging
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from pei_site.command_line import spelled
from reports.doctor.examination import examine
from reports.doctor.finding import WORDS, Finding, Level

WIDTH = max(map(len, WORDS.values()))


class Command(BaseCommand):
    """Look at everything and say it; exit with 1 when something is wrong."""

    help = "Dice qué está mal en esta instalación y cómo se arregla."

    requires_system_checks = []  # what they find is told in words

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take whether to leave out what is as it should be."""
        parser.add_argument(
            "--quiet", action="store_true", help="sólo lo que hay que arreglar"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Print each finding as it is found; CommandError counts them."""
        logging.getLogger("psycopg").setLevel(logging.CRITICAL)  # a finding says it
        levels: Counter[Level] = Counter()
        for room, findings in examine():
            shown = [one for one in findings if one.level or not options["quiet"]]
            if shown:
                self.stdout.write(f"\n{room}")
            for one in shown:
                self.stdout.write(_lines(one))
            levels.update(one.level for one in findings)
        wrong, warnings = levels[Level.WRONG], levels[Level.WARNING]
        noun = "aviso" if warnings == 1 else "avisos"
        told = f"{wrong} por arreglar y {warnings} {noun}."
        if wrong:
            raise CommandError(told)
        self.stdout.write(f"\nTodo lo indispensable está bien: {told}")


def _lines(finding: Finding) -> str:
    told = f"  {WORDS[finding.level]:{WIDTH}}  {finding.told}"
    mend = spelled(finding.mend)
    return f"{told}\n  {'':{WIDTH}}  → {mend}" if mend else told
