"""Whether what is kept could be brought back: backups, drills, PostgreSQL's archive."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.utils import timezone

from reports.backup import age, archiving, drilled
from reports.backup.archiving import Archiving
from reports.doctor import machine
from reports.doctor.finding import Finding, good, warning, wrong

GUIDE = "docs/operations.md, Archive every minute"
BASE = "pei-base"
CHECK = "Vea por qué: su - postgres -c 'pgbackrest --stanza=pei check'"


def last_backup() -> Iterator[Finding]:
    """There is a recent one, and it is still where it was written."""
    last = age.last_good()
    told = age.told(last)
    if age.is_old(last):
        yield wrong(told, "manage.py backup --into CARPETA, y revise pei-backup.timer.")
    elif last and not Path(last.file).exists():
        yield warning(
            f"{told} Ya no está donde se escribió.",
            "Compruebe que la tiene en otra parte.",
        )
    elif last is None:
        yield warning(
            f"{told} Esta instalación no avisa si faltan (BACKUP_MAX_AGE_HOURS=0).",
            "manage.py backup --into CARPETA, cada noche.",
        )
    else:
        yield good(told)


def last_drill() -> Iterator[Finding]:
    """A restore was tried this month, and went well."""
    last = drilled.last_drill()
    told = drilled.told(last)
    if last and last.fault:
        yield wrong(
            told,
            "Mientras tanto no confíe en esa copia: manage.py backup_drill prueba una nueva.",
        )
    elif drilled.is_lacking(last):
        yield warning(told, "manage.py backup_drill, y revise pei-drill.timer.")
    elif last:
        yield good(told)


def archive() -> Iterator[Finding]:
    """What was saved minutes ago is somewhere else already."""
    found = archiving.ask(connection)
    if found:
        yield from judged(found)
        yield from _base_backups() if found.on else ()


def judged(found: Archiving) -> Iterator[Finding]:
    """Judge what the server says of it."""
    fault = archiving.fault(found)
    if fault:
        yield wrong(
            f"{fault} Lo que se guarde desde entonces se pierde con el disco, y éste se llena.",
            CHECK,
        )
    elif not found.on:
        yield warning(
            "PostgreSQL no archiva su WAL: con el disco se pierde lo guardado desde la"
            " última copia.",
            GUIDE,
        )
    elif not timedelta() < found.wait <= archiving.LIMIT:
        yield warning(
            f"archive_timeout es de {found.wait.seconds} segundos: en un día tranquilo se"
            " pierden más de cinco minutos.",
            "Ponga archive_timeout = 60s (deploy/postgresql/archive.conf).",
        )
    elif found.last is None:
        yield warning("PostgreSQL archiva, y todavía no ha archivado nada.", CHECK)
    else:
        last = timezone.localtime(found.last)
        yield good(f"PostgreSQL archiva su WAL; lo último, {last:%d/%m %H:%M}.")


def _base_backups() -> Iterator[Finding]:
    """An archived log is put upon one of them: without a recent one it takes hours."""
    if machine.not_active(f"{BASE}.timer"):
        yield warning(
            f"Se archiva el WAL y {BASE}.timer está apagado: sin copia base no se restaura.",
            f"systemctl enable --now {BASE}.timer && systemctl start {BASE}.service",
        )
    if machine.failed(f"{BASE}.service"):
        yield wrong(
            "Falló la última copia base de PostgreSQL.",
            f"Vea por qué: journalctl -n 50 -u {BASE}; y repita: systemctl start {BASE}",
        )


CHECKS = (last_backup, last_drill, archive)
