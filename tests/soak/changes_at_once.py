"""Six changes of six years are approved at once, while others add to the same drafts.

Each gets a number of its own, nobody waits for ever, and what was added is either in the
change or refused. The control looks for the next number and writes it, without locks.
"""

from datetime import date
from functools import partial
from typing import Any

from tests.soak.arena import WORKERS, arguments, database, race, tell


def main() -> None:
    """Count the rounds in which somebody failed or two changes share a number."""
    asked = arguments(__doc__ or "", rounds=20)
    with database():
        from tests.builders import a_person  # noqa: PLC0415 -- after setup

        person = a_person()
        tell(
            rounds=asked.rounds,
            without_their_numbers=sum(
                one_round(number, person, unsafe=asked.unsafe)
                for number in range(asked.rounds)
            ),
        )


def one_round(number: int, person: Any, *, unsafe: bool) -> bool:
    """Approve six drafts at once; whether not every one got a number of its own."""
    from objectives.models import Change  # noqa: PLC0415 -- after setup
    from tests.builders import a_plan, a_year  # noqa: PLC0415 -- after setup

    drafts = [
        Change.objects.create(
            plan=a_plan(),
            version=str(number),
            year=a_year(2020 + worker, approved=True).year,
            description="Se fija un tope.",
            justification="Lo pidió el comité.",
            state=Change.State.DRAFT,
        )
        for worker in range(WORKERS)
    ]
    approve = approve_unsafely if unsafe else approve_safely
    approvers = [partial(approve, one, person) for one in drafts]
    adders = [] if unsafe else [partial(add, one) for one in drafts]
    answers = race([*approvers, *adders])
    expected = [f"{one:03}" for one in range(1, WORKERS + 1)]
    added = set(answers[WORKERS:]) <= {"added", "told"}
    return sorted(answers[:WORKERS]) != expected or not added


def approve_safely(draft: Any, person: Any) -> str:
    """Approve through the action and return the number."""
    from indicators.change_control.amending import approve  # noqa: PLC0415

    return approve(change=draft, by=person, on=date(2023, 3, 1), body="Comité").number


def approve_unsafely(draft: Any, person: Any) -> str:
    """Look for the next number and write it."""
    from objectives.models import Change  # noqa: PLC0415 -- after setup

    taken = Change.objects.filter(version=draft.version).exclude(number="").count()
    draft.state, draft.number = Change.State.APPROVED, f"{taken + 1:03}"
    draft.approved_by = person
    draft.save()
    return draft.number


def add(draft: Any) -> str:
    """Add to a draft that is perhaps approved by now."""
    from django.core.exceptions import ValidationError  # noqa: PLC0415 -- after setup

    from indicators.change_control.amending import save_edits  # noqa: PLC0415
    from indicators.change_control.places import Edit, Place  # noqa: PLC0415
    from indicators.models import What  # noqa: PLC0415 -- after setup
    from tests.builders import a_year  # noqa: PLC0415 -- after setup

    cap = [Edit(Place(What.CAP), str(draft.pk + 100))]
    try:
        save_edits(year=a_year(draft.year), edits=cap, change=draft)
    except ValidationError:
        return "told"
    return "added"


if __name__ == "__main__":
    main()
