"""The allowed moves of a monthly record, from the reporter to the Planning Office."""

from enum import StrEnum

from indicators.vocabulary import RecordState


class Move(StrEnum):
    """What a person does to a record that they do not edit."""

    SUBMIT = "SUBMIT"
    VERIFY = "VERIFY"
    APPROVE = "APPROVE"
    RETURN = "RETURN"


EDITABLE = frozenset({RecordState.DRAFT, RecordState.RETURNED})

_TARGET = {
    Move.SUBMIT: RecordState.SUBMITTED,
    Move.VERIFY: RecordState.VERIFIED,
    Move.APPROVE: RecordState.APPROVED,
    Move.RETURN: RecordState.RETURNED,
}


def target(move: Move) -> RecordState:
    """Return the state that a move leads to."""
    return _TARGET[move]


def is_allowed(move: Move, state: RecordState, *, head_verifies: bool) -> bool:
    """Whether the move starts at that state.

    A department without a verifying head goes from submitted straight to approved; what
    was verified before, there or in the indicator's former department, is approved too.
    """
    starts = {
        Move.SUBMIT: EDITABLE,
        Move.VERIFY: {RecordState.SUBMITTED} if head_verifies else set(),
        Move.APPROVE: {RecordState.VERIFIED}
        if head_verifies
        else {RecordState.SUBMITTED, RecordState.VERIFIED},
        Move.RETURN: {
            RecordState.SUBMITTED,
            RecordState.VERIFIED,
            RecordState.APPROVED,
        },
    }
    return state in starts[move]
