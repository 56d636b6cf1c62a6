"""N02: plans by chance, from their months to the plan's own figure, by the rules.

Ten thousand of them: `python -m tests.soak.whole_calculation`.
"""

import pytest

from indicators.compliance import status
from indicators.compliance.vocabulary import Status
from reports import snapshot
from reports.assembly import judged
from tests.reports.calculated import faults
from tests.reports.made_tables import tables_of
from tests.swapping import swapped

CASES = 1_000


def test_n02_plans_of_any_kind_come_to_what_the_rules_say():
    wrong, seen = {}, set()
    for seed in range(CASES):
        tables = tables_of(seed)
        card = judged(tables)
        if told := [*faults(tables, card)]:
            wrong[seed] = told
        seen |= {row.status for one in card.objectives for row in one.rows}

    assert wrong == {}
    assert seen == {None, *Status}


def test_n02_the_same_tables_give_the_same_scorecard():
    for seed in range(200):
        text = snapshot.dumps(judged(tables_of(seed)))

        assert snapshot.dumps(judged(tables_of(seed))) == text
        assert snapshot.dumps(snapshot.loads(text)) == text


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("_counted", lambda told, ratio: ratio),
        ("compare", lambda ratio: Status.ON_TARGET if ratio >= 1 else Status.BEHIND),
        ("missing_months", lambda *args: ()),
    ],
)
def test_n02_a_broken_rule_is_noticed(name, fault):
    with swapped((status, name, fault)):
        broken = [list(faults(one, judged(one))) for one in map(tables_of, range(300))]

    assert any(broken)
