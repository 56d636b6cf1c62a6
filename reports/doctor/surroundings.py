"""Whether what is around it does its part: mail, clock, service, timers."""

import smtplib
from collections.abc import Iterator

from django.conf import settings
from django.core import mail
from django.utils import timezone

from reports.doctor import machine
from reports.doctor.finding import Finding, good, warning, wrong
from reports.doctor.refusals import why

SMTP = "django.core.mail.backends.smtp.EmailBackend"
SERVICES = ("pei.socket", "pei.service")
TIMERS = ("pei-reminders", "pei-backup", "pei-drill", "pei-forget")
SYNCHRONISED = ("timedatectl", "show", "--property=NTPSynchronized", "--value")
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
    connection = mail.get_connection(timeout=machine.PATIENCE)
    try:
        connection.open()
        connection.close()
    except (OSError, smtplib.SMTPException) as error:
        yield wrong(
            f"El servidor de correo {place} no recibe: {why(error)}.",
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
    elif machine.said(*SYNCHRONISED) == "no":
        yield warning(
            "El reloj del equipo no está sincronizado.",
            "apt-get install systemd-timesyncd (o chrony), y permita la salida por NTP.",
        )
    else:
        yield good(f"Son las {timezone.localtime():%H:%M} en Bogotá.")


def service() -> Iterator[Finding]:
    """It runs, where systemd runs the machine."""
    if off := machine.not_active(*SERVICES):
        yield wrong(
            f"No está encendido: {', '.join(off)}.",
            f"systemctl enable --now {' '.join(off)}; si no enciende, journalctl -u pei -n 50.",
        )
    elif machine.SYSTEMD.exists():
        yield good("El servicio está encendido.")


def timers() -> Iterator[Finding]:
    """What must happen every day is set, and went well the last time."""
    off = machine.not_active(*(f"{one}.timer" for one in TIMERS))
    if off:
        yield warning(
            f"Temporizadores apagados: {', '.join(off)}.",
            f"systemctl enable --now {' '.join(off)}",
        )
    failed = machine.failed(*(f"{one}.service" for one in TIMERS))
    if failed:
        yield wrong(
            f"Falló la última vez: {', '.join(failed)}.",
            f"Vea por qué: journalctl -n 50 -u {' -u '.join(failed)}; y repita:"
            f" systemctl start {' '.join(failed)}",
        )
    if machine.SYSTEMD.exists() and not (off or failed):
        yield good("Los temporizadores de systemd están encendidos.")


CHECKS = (mail_server, clock, service, timers)
