"""What is unprotected is told in words of people, beside the names of the triggers."""

import pytest

from indicators import triggers
from indicators.lost_locks import told


@pytest.mark.parametrize(
    ("lost", "words"),
    [
        (
            {"pei_lock_indicators_monthlyrecord"},
            (
                "se puede escribir en meses cerrados: registros mensuales"
                " (pei_lock_indicators_monthlyrecord)"
            ),
        ),
        (
            {"pei_year_objectives_fiscalyear"},
            (
                "se puede cambiar lo que una vigencia aprobada fijó: vigencias"
                " (pei_year_objectives_fiscalyear)"
            ),
        ),
        (
            {"pei_keep_indicators_closing", "pei_keep_indicators_historicalindicator"},
            (
                "se puede editar o borrar lo que sólo se agrega: cierres"
                " (pei_keep_indicators_closing), historia de indicadores"
                " (pei_keep_indicators_historicalindicator)"
            ),
        ),
    ],
    ids=["closed months", "approved years", "only added"],
)
def test_each_lock_is_told_by_what_it_protected(lost, words):
    assert told(lost, "postgresql") == words


def test_the_triggers_of_a_table_are_told_together():
    lost = {"pei_keep_indicators_closing_update", "pei_keep_indicators_closing_delete"}

    assert told(lost, "sqlite").endswith(
        ": cierres (pei_keep_indicators_closing_delete,"
        " pei_keep_indicators_closing_update)"
    )


@pytest.mark.parametrize("vendor", ["sqlite", "postgresql"])
def test_every_lock_has_words(vendor):
    lost = triggers.expected(vendor)

    line = told(lost, vendor)

    assert [name for name in lost if name not in line] == []
