"""Checking and saving the programming of one indicator or of a whole page of them."""

from collections.abc import Sequence

from indicators.change_control.places import Edit
from reports.desk.change_choice import ChangeChoice
from reports.desk.programming.lines import Line

# One by one, so that each row says what is wrong with it.


def are_numbers(lines: Sequence[Line]) -> bool:
    """Whether every field holds a number or nothing."""
    wrong = [line for line in lines if line.form.is_bound and not line.form.is_valid()]
    return not wrong


def are_right(choice: ChangeChoice, lines: Sequence[Line]) -> bool:
    """Whether what the fields change may be saved; each row says why it may not.

    Before the approval a year is programmed little by little: what does not add up yet
    is told and saved. An approved one never stops adding up.
    """
    if not are_numbers(lines):
        return False
    wrong = [line for line in lines if line.edits and line.faults]
    if not choice.year.is_approved:
        return True
    for line in wrong:
        line.form.add_error(
            None, [fault[0].upper() + fault[1:] for fault in line.faults]
        )
    return not wrong


def edits_of(lines: Sequence[Line]) -> list[Edit]:
    """Return what the fields of all the rows change."""
    return [edit for line in lines for edit in line.edits]


def save_lines(choice: ChangeChoice, lines: Sequence[Line]) -> list[Line]:
    """Save the rows that were touched, all or none; return them.

    MovedError: some row is no longer as it was read. ValidationError: what else is in
    the way.
    """
    posted = [line for line in lines if line.was is not None]
    touched = [line for line in posted if line.edits]
    read = {place: text for line in posted for place, text in line.read.items()}
    choice.save(edits_of(touched), read)
    return touched
