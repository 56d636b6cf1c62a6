"""The program of `script/pictures` starts by itself: no test runner sets Django up."""

import os
import subprocess
import sys

from tests.browser.site import ROOT


def test_it_needs_no_settings():
    env = {name: text for name, text in os.environ.items() if "DJANGO" not in name}
    line = [sys.executable, "-c", "import tests.browser.pictures"]

    done = subprocess.run(
        line, check=False, cwd=ROOT, env=env, capture_output=True, text=True
    )

    assert done.stderr == ""
