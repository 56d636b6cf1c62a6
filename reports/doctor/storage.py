"""Whether there is where to write, room for it, and the files that the pages need."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage

from pei_site.formats import quantity
from pei_site.system_words import WORDS, refusal
from reports.doctor.finding import Finding, good, warning, wrong

GIGABYTE = 1024**3
LITTLE, TOO_LITTLE = 5 * GIGABYTE, GIGABYTE // 2
PAGES_NEED = ("css/base.css", "css/print.css", "js/reading.js", "img/logo.svg")
READ = "El programa es de root y todos lo leen: chmod -R go-w,a+rX /opt/pei/current/"
COLLECT = (
    "Instale otra vez la versión, con otro nombre (deploy/install-release); en otra"
    " instalación, ejecute collectstatic como dueño del programa."
)


def data_folder() -> Iterator[Finding]:
    """The service writes there, and nobody else looks in."""
    folder = Path(settings.DATA_DIR)
    fault = _write_fault(folder)
    if fault == WORDS[errno.ENOSPC]:
        return  # `free_room` tells it
    if fault:
        yield wrong(
            f"No se puede escribir en DATA_DIR ({folder}): {fault}.",
            f"Es del usuario del servicio: install -d -m 750 -o pei -g pei {folder}"
            f" && chown -R pei:pei {folder}",
        )
        return
    mode = folder.stat().st_mode
    if mode & 0o007:
        yield wrong(
            f"Cualquier usuario del equipo puede entrar a DATA_DIR ({folder}).",
            f"chmod o-rwx {folder}",
        )
    elif os.stat(folder).st_uid != os.geteuid():
        yield warning(
            f"DATA_DIR ({folder}) es de otro usuario que el que ejecuta esto.",
            "Ejecute las órdenes como el usuario del servicio: pei doctor.",
        )
    else:
        yield good(f"DATA_DIR es {folder}, y sólo el servicio entra.")


def evidence() -> Iterator[Finding]:
    """What people attached can be read, also after a restore that somebody else ran."""
    folder = Path(settings.MEDIA_ROOT)
    if not _may_enter(folder.parent):
        return
    if not folder.exists():
        return
    others = [path for path in (folder, *folder.rglob("*")) if not _is_ours(path)]
    if others:
        yield wrong(
            f"Evidencias que el servicio no puede leer o no son suyas: {len(others)},"
            f" como {others[0]}.",
            f"chown -R pei:pei {folder} (restaure con «pei restore», no como root).",
        )
    else:
        yield good(f"Las evidencias están en {folder}, y son del servicio.")


def free_room() -> Iterator[Finding]:
    """A full disk stops every save."""
    folder = Path(settings.DATA_DIR)
    if not folder.exists():
        return
    free = shutil.disk_usage(folder).free
    told = f"Quedan {quantity(Decimal(free * 10 // GIGABYTE) / 10, 1)} GB libres en el disco de DATA_DIR"
    mend = "Amplíe el disco o saque de él copias de respaldo antiguas."
    if free < TOO_LITTLE:
        yield wrong(f"{told}: pronto no se podrá guardar.", mend)
    elif free < LITTLE:
        yield warning(f"{told}.", mend)
    else:
        yield good(f"{told}.")


def static_files() -> Iterator[Finding]:
    """Without them pages have no look, and with old ones the wrong one."""
    try:
        missing = [name for name in PAGES_NEED if not _is_served(name)]
    except PermissionError as error:
        yield wrong(f"El servicio no puede leer {error.filename}.", READ)
        return
    if missing:
        yield wrong(
            f"Faltan archivos estáticos en STATIC_ROOT ({settings.STATIC_ROOT}): "
            f"{', '.join(missing)}.",
            COLLECT,
        )
    else:
        yield good(f"Los archivos estáticos están en {settings.STATIC_ROOT}.")


def metrics_folder() -> Iterator[Finding]:
    """The workers count there, if anybody asks."""
    if not settings.METRICS_TOKEN:
        return
    folder = Path(settings.METRICS_DIR)  # the first that counts makes it
    fault = _write_fault(folder if folder.exists() else folder.parent)
    if fault:
        yield warning(
            f"No se puede escribir en METRICS_DIR ({settings.METRICS_DIR}): {fault}.",
            "Con systemd existe mientras el servicio corre: systemctl status pei.",
        )
    else:
        yield good(f"Las métricas se cuentan en {settings.METRICS_DIR}.")


def maintenance() -> Iterator[Finding]:
    """Somebody may have forgotten to open again."""
    flag: Path = settings.MAINTENANCE_FLAG
    if _may_enter(flag.parent) and flag.exists():
        yield warning(
            "El sitio está cerrado por mantenimiento.",
            f"Para abrirlo: rm {flag}",
        )


def _may_enter(folder: Path) -> bool:
    """Whether what is inside can be looked at; that it cannot is told by `data_folder`."""
    return os.access(folder, os.X_OK, effective_ids=True)


def _is_ours(path: Path) -> bool:
    needed = os.R_OK | os.X_OK if path.is_dir() else os.R_OK
    return path.stat().st_uid == os.geteuid() and os.access(
        path, needed, effective_ids=True
    )


def _is_served(name: str) -> bool:
    storage: Any = staticfiles_storage
    try:
        stored: str = storage.stored_name(name)
    except AttributeError:  # development: the names are not hashed
        stored = name
    except ValueError:  # it is not in the list
        return False
    try:
        with (Path(settings.STATIC_ROOT) / stored).open("rb"):
            return True
    except (FileNotFoundError, IsADirectoryError):
        return False


def _write_fault(folder: Path) -> str:
    """Try to write, and return why one cannot."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as error:
        return refusal(error)
    return ""


CHECKS = (data_folder, evidence, free_room, static_files, metrics_folder, maintenance)
