"""Whether the papers can be made here: the libraries of the system, and a small PDF."""

import ctypes
from collections.abc import Iterator
from importlib.metadata import version

from django.utils import timezone

from reports.doctor.finding import Finding, good, warning, wrong
from reports.rendering.door import BrokenError, BusyError, NotRenderedError, render

INSTALL = "apt-get install libpangoft2-1.0-0 libharfbuzz-subset0"
RENDERER = ".venv/bin/python -m reports.rendering.program"
# What is opened, and the function that says its version ("" where none is needed).
LIBRARIES = (
    ("libpango-1.0.so.0", "pango_version_string"),
    ("libpangoft2-1.0.so.0", ""),
    ("libharfbuzz.so.0", "hb_version_string"),
    ("libharfbuzz-subset.so.0", ""),
)
TINY = (
    '<!doctype html><html lang="es"><title>Prueba</title><p>Óptimo: 99,13 %</p></html>'
)


def libraries() -> Iterator[Finding]:
    """What WeasyPrint loads from the system."""
    told, missing = [f"WeasyPrint {version('weasyprint')}"], []
    for name, function in LIBRARIES:
        try:
            library = ctypes.CDLL(name)
        except OSError:
            missing.append(name)
            continue
        if function:
            say = getattr(library, function)
            say.restype = ctypes.c_char_p
            told.append(f"{name.split('.so')[0]} {say().decode()}")
    if missing:
        yield wrong(f"Faltan bibliotecas del sistema: {', '.join(missing)}.", INSTALL)
    else:
        yield good(f"{', '.join(told)}.")


def a_small_one() -> Iterator[Finding]:
    """A PDF is made, in its process apart and within its limits."""
    try:
        content = render(TINY, (), timezone.now()).content
    except BusyError as error:
        yield warning(f"No se probó un PDF: {error}", "Repita en un momento.")
        return
    except BrokenError:
        yield wrong(
            "El programa que elabora los PDF no arranca.",
            f"Vea por qué: {RENDERER} </dev/null; suele faltar una biblioteca ({INSTALL})"
            " o un paquete (instale de nuevo la versión).",
        )
        return
    except (NotRenderedError, RuntimeError, OSError) as error:
        yield wrong(
            f"No se pudo hacer un PDF: {str(error).strip().splitlines()[-1]}",
            f"Revise las bibliotecas ({INSTALL}) y la memoria disponible.",
        )
        return
    if content.startswith(b"%PDF"):
        yield good("Un PDF de prueba se hizo bien.")
    else:
        yield wrong("Lo que se hizo como PDF no lo es.", "Reinstale el programa.")


CHECKS = (libraries, a_small_one)
