"""Plans of three sizes with four years of months, made once and kept in benchmarks/results/."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
RESULTS = ROOT / "benchmarks" / "results" / "scale"
YEARS = 4
# What decides how a store looks: another store is made when one of these changes.
MADE_WITH = (
    "*/migrations/*.py",
    "reports/planfiles/synthetic/*.py",
    "reports/scorecard.py",
    "benchmarks/scale/days.py",
    "benchmarks/scale/people.py",
)


@dataclass(frozen=True, slots=True)
class Size:
    """Objectives and indicators of a plan."""

    objectives: int
    indicators: int

    @classmethod
    def read(cls, text: str) -> "Size":
        """Read "50x500"."""
        objectives, indicators = text.split("x")
        return cls(int(objectives), int(indicators))

    def __str__(self) -> str:
        return f"{self.objectives}x{self.indicators}"


def environment(data: Path) -> dict[str, str]:
    """Return the environment of an installation whose data are in a folder."""
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "DEBUG"}}
    static = RESULTS / "static"
    static.mkdir(parents=True, exist_ok=True)
    return kept | {
        "DATA_DIR": str(data),
        "STATIC_ROOT": str(static),
        "SECRET_KEY": "only-for-benchmarks",
        "ALLOWED_HOSTS": "testserver,127.0.0.1",
        "EMAIL_URL": "dummymail://",
        "HTTPS": "0",
        "REQUIRE_SECOND_FACTOR": "0",  # the visitors have no telephone
        "DJANGO_SETTINGS_MODULE": "pei_site.settings",
    }


def store(size: Size) -> Path:
    """Return the folder of a plan of that size, made now if it is not there."""
    _static()
    folder = RESULTS / f"{size}-{_stamp()}"
    if (folder / "ready").exists():
        return folder
    shutil.rmtree(folder, ignore_errors=True)
    print(f"Making a plan of {size} once ...", file=sys.stderr)
    env = environment(folder)
    run("manage.py", "migrate", "--verbosity=0", env=env)
    run(*synthetic(size), env=env)
    inside("people", env=env)
    (folder / "ready").touch()
    return folder


def synthetic(size: Size) -> tuple[str, ...]:
    """Return the command that makes a plan of that size."""
    return (
        *("manage.py", "synthetic_plan", f"--years={YEARS}"),
        f"--objectives={size.objectives}",
        f"--indicators={size.indicators}",
    )


@contextmanager
def copy_of(folder: Path) -> Iterator[Path]:
    """Give a copy of a store to write in, removed afterwards."""
    with TemporaryDirectory(prefix="pei-scale-") as name:
        shutil.copy(folder / "pei.sqlite3", name)
        yield Path(name)


def run(*command: str, env: dict[str, str]) -> str:
    """Run Python to its end and return what it prints."""
    line = [sys.executable, *command]
    done = subprocess.run(line, cwd=ROOT, env=env, stdout=subprocess.PIPE, check=True)
    return done.stdout.decode()


def inside(module: str, *arguments: str, env: dict[str, str]) -> str:
    """Run a module of this package where Django is set up, in a process of its own."""
    return run("-m", "benchmarks.scale.inside", module, *arguments, env=env)


def _static() -> None:
    if not (RESULTS / "static" / "staticfiles.json").exists():
        command = ("manage.py", "collectstatic", "--no-input", "--verbosity=0")
        run(*command, env=environment(RESULTS))


def _stamp() -> str:
    paths = sorted(path for pattern in MADE_WITH for path in ROOT.glob(pattern))
    content = b"".join(path.read_bytes() for path in paths)
    return hashlib.sha256(content).hexdigest()[:8]
