from fractions import Fraction

import pytest

from indicators.compliance.status import Facts
from indicators.compliance.vocabulary import Status
from tests.indicators.compliance.builders import (
    A_LEVEL,
    A_SUM,
    DOWN_FROM_40,
    FLAT,
    ONLY_DECEMBER,
    D,
    F,
    facts,
    in_june,
    months,
    outcome,
)

HALF = F(1, 2)


@pytest.mark.parametrize(
    ("known", "recomputed", "missing"),
    [
        pytest.param(facts(executed={3: D(10)}), HALF, (6,), id="judged"),
        pytest.param(facts(), None, (3, 6), id="not-reported"),
        pytest.param(facts(programmed=ONLY_DECEMBER), None, (), id="not-programmed"),
        pytest.param(
            facts(programmed=ONLY_DECEMBER, executed={6: D(1)}), None, (), id="early"
        ),
        pytest.param(
            facts(DOWN_FROM_40, programmed=FLAT, executed={6: D(38)}),
            None,
            (),
            id="not-computable",
        ),
        pytest.param(
            facts(
                DOWN_FROM_40,
                programmed=months(m03="30", m06="40", m12="20"),
                executed={6: D(38)},
            ),
            None,
            (3,),
            id="not-computable-with-a-gap",
        ),
        pytest.param(
            facts(A_LEVEL, programmed=months(m03="10", m06="0", m12="40")),
            None,
            (3, 6),
            id="level-of-0-with-gaps",
        ),
    ],
)
def test_an_official_percentage_decides_and_the_recomputed_one_stays(
    known: Facts, recomputed: Fraction | None, missing: tuple[int, ...]
) -> None:
    own = in_june(known)
    official = Facts(
        known.measure, known.target, known.programmed, known.executed, D("98.31")
    )

    judgement = in_june(official)

    assert outcome(judgement) == (Status.BEHIND, F(9831, 10000))
    assert judgement.counts == F(9831, 10000)
    assert judgement.official is True
    assert judgement.recomputed == recomputed
    assert judgement.missing == missing
    assert judgement.year_ratio == own.year_ratio
    assert (judgement.programmed, judgement.executed) == (own.programmed, own.executed)


def test_an_official_percentage_of_zero_is_official() -> None:
    judgement = in_june(facts(executed={6: D(20)}, official="0"))

    assert outcome(judgement) == (Status.BEHIND, F(0))
    assert judgement.official is True


def test_there_is_no_official_percentage_unless_it_is_given() -> None:
    known = Facts(A_SUM, D(10), months(m06="10"), months(m06="10"))

    assert in_june(known).official is False
