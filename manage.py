#!/usr/bin/env python
"""Django's command-line utility for PEI Seguimiento."""

import os
import sys

from pei_site import command_line, first_aid

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pei_site.settings")
    if sys.argv[1:2] != ["runserver"]:  # a command may take longer than a page
        os.environ.setdefault("DATABASE_PATIENCE", "commands")
    if sys.argv[1:2] == ["doctor"]:
        first_aid.look()
    command_line.run(sys.argv)
