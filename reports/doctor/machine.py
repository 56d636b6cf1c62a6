"""What the programs of the system say of the machine."""

import shutil
import subprocess
from pathlib import Path

PATIENCE = 5  # seconds for who is asked
SYSTEMD = Path("/run/systemd/system")  # where it is what runs the machine


def said(*command: str) -> str:
    """Return what a command of the system says; empty where there is none."""
    if shutil.which(command[0]) is None:
        return ""
    try:
        answer = subprocess.run(
            command, capture_output=True, text=True, timeout=PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return answer.stdout.strip()


def not_active(*units: str) -> list[str]:
    """Name the units that systemd does not run; none where it does not run the machine."""
    if not SYSTEMD.exists():
        return []
    return [one for one in units if said("systemctl", "is-active", one) != "active"]


def failed(*units: str) -> list[str]:
    """Name the units that failed the last time they ran."""
    if not SYSTEMD.exists():
        return []
    return [one for one in units if said("systemctl", "is-failed", one) == "failed"]
