"""The published follow-up of 30 June 2023, printed like its slides.

Source: «Seguimiento 30 de junio de 2023» of the Plan Estratégico Institucional of the
Secretaría General (demo/README.md). Objective 1 is what the official figure makes it.
"""

from datetime import date

import pytest

from indicators.models import Cutoff
from indicators.vocabulary import CutoffState
from pei_site.formats import percent, quantity
from reports.archive import archived_file, scorecard_of
from tests.reports.planfolder import DEMO, load

pytestmark = pytest.mark.django_db

JUNE = date(2023, 6, 30)

# Objective | its percentage | capped at 100 %.
OBJECTIVES = """
1 | 98,49% | 98,49%
2 | 100,00% | 100,00%
3 | 100,00% | 100,00%
4 | 100,00% | 100,00%
5 | 99,13% | 76,87%
6 | 100,00% | 100,00%
7 | 97,50% | 97,50%
8 | 100,00% | 100,00%
"""

# Objective, indicator | year, at the cut-off, executed | printed, recomputed | status.
ROWS = """
1 Indicador sectorial 321 | 90,00 73,50 72,50 | 98,31% 98,64% | BEHIND
1 Meta proyecto de inversión N°4, proyecto 7871 | 90,00 66,67 66,67 | 100,00% 100,00% | ON_TARGET
2 Indicador sectorial 464 | 1,00 0,50 0,50 | 100,00% 100,00% | ON_TARGET
2 Indicador sectorial 543 | 24,00 16,00 16,00 | 100,00% 100,00% | ON_TARGET
2 Indicador sectorial 554 | 90,00 80,50 80,50 | 100,00% 100,00% | ON_TARGET
3 Indicador sectorial 543 | 24,00 16,00 16,00 | 100,00% 100,00% | ON_TARGET
3 Indicador sectorial 552 | 80,00 66,16 66,16 | 100,00% 100,00% | ON_TARGET
4 Indicador sectorial 513 | 75,00 60,00 60,00 | 100,00% 100,00% | ON_TARGET
4 Indicador sectorial 514 | 1,00 1,00 1,00 | 100,00% 100,00% | ON_TARGET
5 Indicador sectorial 545 | 5.486.863 2.743.434 1.474.056 | 53,73% 53,73% | BEHIND
5 Indicador sectorial 546 | 208.446 104.220 150.623 | 144,52% 144,52% | OVER
6 Indicador sectorial 551 | 20,00 9,00 9,00 | 100,00% 100,00% | ON_TARGET
7 Meta de gestión | 100,00 100,00 95,00 | 95,00% 95,00% | BEHIND
7 Meta de gestión | 100,00 100,00 100,00 | 100,00% 100,00% | ON_TARGET
8 Meta de gestión | 100,00 100,00 100,00 | 100,00% 100,00% | ON_TARGET
"""


@pytest.fixture
def scorecard():
    code, _, err = load(DEMO)
    assert code == 0, err
    return scorecard_of(Cutoff.objects.get(date=JUNE))


def slide(text):
    return text.strip().splitlines()


def row_line(card, row):
    figures = (
        quantity(one, row.decimals)
        for one in (row.target, row.programmed, row.executed)
    )
    shown = f"{percent(row.ratio)} {percent(row.recomputed)}"
    return f"{card.number} {row.identification} | {' '.join(figures)} | {shown} | {row.status}"


def test_the_golden_case_prints_like_the_slides(scorecard):
    objectives = [
        f"{card.number} | {percent(card.ratio)} | {percent(card.capped_ratio)}"
        for card in scorecard.objectives
    ]
    rows = [row_line(card, row) for card in scorecard.objectives for row in card.rows]

    assert objectives == slide(OBJECTIVES)
    assert rows == slide(ROWS)
    assert (percent(scorecard.ratio), percent(scorecard.capped_ratio)) == (
        "99,39%",
        "96,61%",
    )
    assert scorecard.state == CutoffState.PUBLISHED
    assert archived_file(JUNE, "pdf") is not None
