"""The product as people meet it: gunicorn, hashed files, the demonstration plan."""

import fcntl
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from tests.migrated import copy_file

ROOT = Path(__file__).parents[2]


def environment(folder: Path, static: Path) -> dict[str, str]:
    """Return the environment of an installation whose data are in `folder`."""
    ours = {
        "DEBUG",
        "DATABASE_URL",
        "COVERAGE_PROCESS_CONFIG",
        "DJANGO_SETTINGS_MODULE",
    }
    inherited = {name: text for name, text in os.environ.items() if name not in ours}
    return inherited | {
        "SECRET_KEY": "only-for-tests",
        "ALLOWED_HOSTS": "127.0.0.1,localhost",
        "HTTPS": "0",  # the test's server has no certificate
        "EMAIL_URL": "consolemail://",
        "REQUIRE_SECOND_FACTOR": "0",  # its own tests demand it
        "DATA_DIR": str(folder),
        "STATIC_ROOT": str(static),
    }


def manage(*command: str, env: dict[str, str]) -> str:
    """Run a command of manage.py to its end and return what it prints."""
    line = [sys.executable, "manage.py", *command]
    done = subprocess.run(
        line, check=False, cwd=ROOT, env=env, capture_output=True, text=True
    )
    if done.returncode:
        raise RuntimeError(f"manage.py {' '.join(command)}\n{done.stdout}{done.stderr}")
    return done.stdout


def prepare(shared: Path) -> Path:
    """Make once, for all workers, the folder with the loaded plan and the files."""
    folder = shared / "site"
    with (shared / "site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / "accounts.txt").exists():
            env = environment(folder / "data", folder / "static")
            # Compressing the files takes as long as the plan; the others only wait.
            with ThreadPoolExecutor() as aside:
                files = aside.submit(manage, "collectstatic", "--no-input", env=env)
                (folder / "data").mkdir(parents=True)
                copy_file(folder / "data/pei.sqlite3")
                manage("migrate", "--no-input", env=env)
                shutil.copytree(folder / "data", folder / "empty")
                printed = manage("load_demo", "--demo-accounts", env=env)
                files.result()
            (folder / "accounts.txt").write_text(printed)
    return folder


def an_empty_site(prepared: Path, folder: Path) -> dict[str, str]:
    """Make an installation without a plan in the folder; return its environment."""
    shutil.copytree(prepared / "empty", folder / "data")
    (folder / "static").symlink_to(prepared / "static")
    return environment(folder / "data", folder / "static")


@contextmanager
def serve(prepared: Path, folder: Path) -> Iterator[str]:
    """Serve a copy of the prepared plan and give its address."""
    shutil.copytree(prepared / "data", folder, dirs_exist_ok=True)
    with socket.create_server(("127.0.0.1", 0)) as door:  # open before anyone knocks
        number = door.fileno()
        server = subprocess.Popen(
            gunicorn(number),
            cwd=ROOT,
            env=environment(folder, prepared / "static"),
            pass_fds=[number],
        )
        try:
            yield f"http://127.0.0.1:{door.getsockname()[1]}"
        finally:
            server.terminate()
            server.wait()


def gunicorn(number: int) -> list[str]:
    """Return the command that serves on an open socket, and dies with this process."""
    return [
        *("setpriv", "--pdeathsig=TERM", sys.executable, "-m", "gunicorn"),
        *("pei_site.wsgi", "--bind", f"fd://{number}", "--threads=4"),
        "--log-level=warning",
    ]
