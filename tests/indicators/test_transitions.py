"""The allowed moves of a record, and no others."""

import pytest

from indicators.transitions import Move, is_allowed, target
from indicators.vocabulary import RecordState as State

ALLOWED = {
    (Move.SUBMIT, State.DRAFT),
    (Move.SUBMIT, State.RETURNED),
    (Move.VERIFY, State.SUBMITTED),
    (Move.APPROVE, State.VERIFIED),
    (Move.RETURN, State.SUBMITTED),
    (Move.RETURN, State.VERIFIED),
    (Move.RETURN, State.APPROVED),
}
# What a head verified before stays approvable: nobody is there to verify it again.
WITHOUT_HEAD = ALLOWED - {(Move.VERIFY, State.SUBMITTED)} | {
    (Move.APPROVE, State.SUBMITTED)
}


@pytest.mark.parametrize(
    ("head_verifies", "allowed"), [(True, ALLOWED), (False, WITHOUT_HEAD)]
)
def test_only_these_moves_are_allowed(head_verifies, allowed):
    found = {
        (move, state)
        for move in Move
        for state in State
        if is_allowed(move, state, head_verifies=head_verifies)
    }

    assert found == allowed


def test_each_move_leads_to_its_state():
    assert [target(move) for move in Move] == [
        State.SUBMITTED,
        State.VERIFIED,
        State.APPROVED,
        State.RETURNED,
    ]
