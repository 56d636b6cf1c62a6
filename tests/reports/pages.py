"""The pages of June, a draft for them, and what they say in words."""

import re

from django.test import Client

from indicators.compliance.vocabulary import Accumulation
from indicators.models import Note
from tests.builders import a_cutoff, a_year, an_objective, measured, report

HERE = "/cortes/2023-06-30/"
PLACES = [
    f"{HERE}objetivos/1/",
    f"{HERE}indicadores/321/",
    f"{HERE}dependencias/",
    f"{HERE}dependencias/SC/",
]
PAGES = [HERE, *PLACES]
OF_THE_PLAN = ["/", "/plan/", "/metodologia/", "/control-de-cambios/"]
EVERYTHING = [*PAGES, *OF_THE_PLAN]
UNKNOWN = [
    f"{HERE}objetivos/9/",
    f"{HERE}indicadores/999/",
    f"{HERE}dependencias/XX/",
]


def a_draft() -> None:
    """Keep an open cut-off: 321 lags, 322 is a sum that exceeds."""
    lagging = measured("321", weight="50", p="50", e="49")
    measured("322", weight="50", p="40", e="60", accumulation=Accumulation.SUM)
    report(lagging, 6, "49", narrative="Se hicieron talleres.", cause="Llovió.")
    Note.objects.create(
        year=a_year(), objective=an_objective(), indicator=lagging, text="Nota del 321."
    )
    a_cutoff()


def page_of(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def text(client: Client, address: str) -> str:
    words = re.sub(r"<[^>]+>", " ", page_of(client, address))
    return " ".join(words.split())
