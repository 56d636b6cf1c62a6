"""Whether what is around it does its part: mail, clock, backups, timers."""

import shutil
import smtplib
import subprocess
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core import mail
from django.utils import timezone

from reports.backup import age
from reports.doctor.finding import Finding, good, warning, wrong

PATIENCE = 5  # seconds for who is asked
SMTP = "django.core.mail.backends.smtp.EmailBackend"
SYSTEMD = Path("/run/systemd/system")  # where it is what runs the machine
TIMERS = ("pei-reminders.timer", "pei-backup.timer", "pei-drill.timer")
ZONE_HOURS = -5  # Bogotá has no summer time


def mail_server() -> Iterator[Finding]:
    """It answers, and lets us in; nothing is sent."""
    if settings.EMAIL_BACKEND != SMTP:
        yield warning(
            "Los correos no salen del equipo: EMAIL_URL no es de un servidor SMTP.",
            "Ponga EMAIL_URL=smtp+tls://usuario:clave@servidor:587.",
        )
        return
    place = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    connection = mail.get_connection(timeout=PATIENCE)
    try:
        connection.open()
        connection.close()
    except (OSError, smtplib.SMTPException) as error:
        yield wrong(
            f"El servidor de correo {place} no recibe: {type(error).__name__}.",
            "Revise EMAIL_URL (servidor, puerto, clave) y que el cortafuegos deje salir.",
        )
    else:
        yield good(f"El servidor de correo {place} recibe.")


def clock() -> Iterator[Finding]:
    """Months close by the clock of Bogotá, and links expire by it."""
    offset = timezone.localtime().utcoffset()
    if offset is None or offset.total_seconds() != ZONE_HOURS * 3600:
        yield wrong(
            f"La zona horaria America/Bogota da {offset}: faltan o sobran sus archivos.",
            "apt-get install tzdata",
        )
    elif _said("timedatectl", "show", "--property=NTPSynchronized", "--value") == "no":
        yield warning(
            "El reloj del equipo no está sincronizado.",
            "apt-get install systemd-timesyncd (o chrony), y permita la salida por NTP.",
        )
    else:
        yield good(f"Son las {timezone.localtime():%H:%M} en Bogotá.")


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


def timers() -> Iterator[Finding]:
    """What must happen every day does, where systemd runs the machine."""
    if not SYSTEMD.exists():
        return
    off = [one for one in TIMERS if _said("systemctl", "is-active", one) != "active"]
    if off:
        yield warning(
            f"Temporizadores apagados: {', '.join(off)}.",
            f"systemctl enable --now {' '.join(off)}",
        )
    else:
        yield good("Los temporizadores de systemd están encendidos.")


def _said(*command: str) -> str:
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


CHECKS = (mail_server, clock, last_backup, timers)
