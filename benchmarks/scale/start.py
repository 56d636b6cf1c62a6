"""What it takes to start: a command, and a server's first worker."""

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from benchmarks.scale.stores import ROOT, environment

COUNT = (
    "import os, sys; {act}; spent = os.times();"
    " print(spent.user + spent.system, len(sys.modules))"
)
STARTS = {
    "django.setup()": "import django; django.setup()",
    "the server (pei_site.wsgi, all addresses)": "import django.urls, pei_site.wsgi;"
    " django.urls.get_resolver().url_patterns",
}


class Start(NamedTuple):
    """Processor seconds, and modules that are there afterwards."""

    what: str
    seconds: float
    modules: int


def start_up() -> list[Start]:
    """Start each in a process of its own, the second time: compiled bytecode is there."""
    with tempfile.TemporaryDirectory(prefix="pei-scale-") as folder:
        env = environment(Path(folder))
        found = []
        for what, act in STARTS.items():
            line = [sys.executable, "-c", COUNT.format(act=act)]
            for _ in range(2):
                told = subprocess.run(
                    line, cwd=ROOT, env=env, check=True, capture_output=True, text=True
                )
            seconds, modules = told.stdout.split()
            found.append(Start(what, float(seconds), int(modules)))
        return found
