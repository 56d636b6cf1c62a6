"""How a value would stand: computed by the server while it is typed."""

import pytest

from tests.builders import report
from tests.indicators.entry.conftest import PAGE, an_owed, stored

pytestmark = pytest.mark.django_db


def told(client, text):
    return client.get(f"{PAGE}vista-previa/", {"executed": text}).json()


@pytest.mark.parametrize(
    ("text", "percent", "sentence", "needs_cause"),
    [
        ("70", "100,00%", "En cumplimiento", False),
        ("69,99", "99,99%", "Rezago 0,01%", True),
        ("77", "110,00%", "Sobre ejecución del 10,00%", True),
        ("0", "0,00%", "Rezago 100,00%", True),
        ("", "85,71%", "Rezago 14,29%; falta reportar julio", True),
    ],
)
def test_it_tells_what_the_rules_say(
    reporter, owed, text, percent, sentence, needs_cause
):
    answer = told(reporter, text)

    assert (answer["percent"], answer["sentence"]) == (percent, sentence)
    assert answer["needs_cause"] is needs_cause
    assert answer["programmed"] == "70,00"


def test_a_sum_adds_what_was_reported_before(reporter, july):
    an_owed(p="10", accumulation="SUM")

    answer = told(reporter, "5")

    assert (answer["programmed"], answer["executed"]) == ("70,00", "65,00")


def test_it_warns_and_says_what_is_wrong(reporter, owed):
    assert told(reporter, "50")["warnings"] == ["El nivel baja: en junio era 60,00."]
    assert "más de 125%" in str(told(reporter, "90")["warnings"])
    assert "10 veces" in str(told(reporter, "600")["warnings"])
    assert "como fracción" in str(told(reporter, "0,7")["warnings"])
    assert "usa punto" in str(told(reporter, "72.5")["errors"])


def test_it_writes_nothing(reporter, owed):
    report(owed, 7, "63", state="DRAFT")

    told(reporter, "70")

    assert stored().executed == 63
