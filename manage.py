#!/usr/bin/env python
"""Django's command-line utility for PEI Seguimiento."""

import os
import sys

from django.core.management import execute_from_command_line

from pei_site import first_aid

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pei_site.settings")
    if sys.argv[1:2] != ["runserver"]:  # a command may take longer than a page
        os.environ.setdefault("DATABASE_PATIENCE", "commands")
    if sys.argv[1:2] == ["doctor"]:
        first_aid.look()
    execute_from_command_line(sys.argv)
