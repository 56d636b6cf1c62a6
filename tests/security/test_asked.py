"""X01 and V07: what is asked in an address comes back as text, and breaks nothing."""

import pytest

from tests.security import markup
from tests.security.matrix import client_of
from tests.security.payloads import PAYLOADS
from tests.soak.test_races import POSTGRESQL

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(POSTGRESQL, reason="the pages are the same"),
]
# Everything that some page reads from its address.
ASKED = [
    "texto",
    "objetivo",
    "dependencia",
    "tipo",
    "semaforo",
    "estado",
    "marca",
    "orden",
    "filas",
    "pagina",
    "objetivos",
    "indicadores",
    "diferencias",
    "con",
    "solo",
    "tema",
    "ver",
    "vigencia",
    "indicador",
    "tabla",
    "cambio",
    "mes",
    "clase",
    "persona",
    "desde",
    "hasta",
    "q",
    "p",
    "o",
    "term",
    "sort",
    "page",
    "per_page",
    "next",
]
PUBLIC = [
    "/cortes/2023-03-31/",
    "/cortes/2023-03-31/indicadores/",
    "/cortes/2023-03-31/indicadores/A1/",
    "/cortes/2023-03-31/comparar/",
    "/cortes/2023-03-31/tendencia/",
    "/cortes/2023-03-31/informe/",
    "/control-de-cambios/",
    "/publicaciones/",
    "/ingresar/",
]
PRIVATE = [
    "/admin/mi-mes/",
    "/admin/mesa/",
    "/admin/mesa/archivos/",
    "/admin/mesa/cambios/",
    "/admin/mesa/cambios/nuevo/",
    "/admin/mesa/diferencias/",
    "/admin/mesa/programacion/2023/",
    "/admin/mesa/vigencias/nueva/",
    "/admin/indicators/indicator/",
    "/admin/indicators/monthlyrecord/add/",
]
VALUES = [
    *PAYLOADS[:10],
    "".join(PAYLOADS),
    "9" * 400,
    "-1",
    "٣",
    "2023-02-30",
    "' OR 1=1 --",
    "\ud7ff\ufffe",
    "%",
]


@pytest.mark.parametrize(("role", "places"), [("N", PUBLIC), ("U", PRIVATE)])
def test_x01_what_is_asked_comes_back_as_text(world, role, places):
    client, found = client_of(world.people[role]), []

    for turn, place in enumerate(places):
        for value in VALUES[turn % 3 :: 3]:  # each value at a third of the pages
            answer = client.get(place, dict.fromkeys(ASKED, value))
            page = answer.getvalue().decode()
            wrong = [answer.status_code] if answer.status_code >= 500 else []
            wrong += markup.faults_of(page)
            found += [f"{place} {value[:40]!r}: {one}" for one in wrong]

    assert "\n".join(found) == ""
