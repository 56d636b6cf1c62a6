"""A throw-away PostgreSQL: `python -m tests.postgres COMMAND…` runs COMMAND on it.

COMMAND finds the server in DATABASE_URL, and in MIGRATED_DATABASE the name of a migrated
database to copy. The server lives in a temporary folder,
listens on a port of its own on 127.0.0.1 and ends with this process, however it ends.
"""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from tests.migrated import make

MIGRATED = "migrated"  # the database that tests copy

# Nobody keeps these data: they need not survive a power cut.
FAST = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"]


def programs() -> Path:
    """Return the folder of the server's programs: on the PATH, or Debian's newest."""
    if found := shutil.which("initdb"):
        return Path(found).resolve().parent
    installed = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(installed, key=lambda path: float(path.parts[-3]), default=None)
    if newest is None:
        raise SystemExit("Falta PostgreSQL: ejecute script/bootstrap test.")
    return newest.parent


def free_port() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def owner() -> str:
    """Return who runs the server: PostgreSQL refuses root."""
    return "postgres" if os.getuid() == 0 else getpass.getuser()


def as_owner(*command: str) -> list[str]:
    """Return the command as run by the owner, interrupted when this process dies."""
    identity = ["--reuid=postgres", "--regid=postgres", "--init-groups"]
    return [
        "setpriv",
        "--pdeathsig=INT",  # a fast shutdown, also after kill -9 on the test run
        *(identity if os.getuid() == 0 else []),
        *command,
    ]


@contextmanager
def postgres() -> Iterator[str]:
    """Start a server, give its DATABASE_URL, stop it and remove every trace."""
    with tempfile.TemporaryDirectory(prefix="pei-postgres-") as folder:
        shutil.chown(folder, owner())
        data, port = f"{folder}/data", free_port()
        prepare(data, folder)
        server = subprocess.Popen(
            as_owner(f"{programs()}/postgres", "-D", data, *options(folder, port)),
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_for(server, folder, port)
            yield f"postgres://{owner()}@127.0.0.1:{port}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait()


def prepare(data: str, folder: str) -> None:
    """Make an empty cluster that trusts this machine."""
    initdb = as_owner(f"{programs()}/initdb", "--pgdata", data, "--auth=trust")
    initdb += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
    done = subprocess.run(
        initdb, check=False, cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        raise SystemExit(f"initdb falló:\n{done.stdout}{done.stderr}")


def options(folder: str, port: int) -> list[str]:
    """Return the server's settings as arguments."""
    settings = [
        "listen_addresses=127.0.0.1",
        f"port={port}",
        f"unix_socket_directories={folder}",
        "logging_collector=on",
        *FAST,
    ]
    return [word for setting in settings for word in ("-c", setting)]


def wait_for(server: subprocess.Popen[bytes], folder: str, port: int) -> None:
    """Return when the server takes connections; end the run when it cannot start."""
    ready = [
        f"{programs()}/pg_isready",
        "--quiet",
        f"--host={folder}",
        f"--port={port}",
    ]
    while subprocess.run(ready, check=False).returncode:
        try:
            status = server.wait(timeout=0.1)
        except subprocess.TimeoutExpired:
            continue
        raise SystemExit(f"PostgreSQL no arrancó (código {status}).")


def leave(number: int, frame: FrameType | None) -> None:
    """End in the orderly way: `finally` stops the server."""
    raise SystemExit(128 + number)


def main(command: list[str]) -> int:
    """Run the command on a throw-away server and return its exit code."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, leave)
    with postgres() as url:
        make(MIGRATED, url)
        env = os.environ | {"DATABASE_URL": url, "MIGRATED_DATABASE": MIGRATED}
        return subprocess.run(command, check=False, env=env).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
