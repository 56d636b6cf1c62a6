"""P06: six people close the same cut-off at the same moment.

Exactly one wins, as the one next revision, and the others are told that it is closed.
The control looks first and writes later, without a lock.
"""

from functools import partial
from typing import Any

from tests.soak.arena import WORKERS, arguments, database, race, tell

TOLD = "told"


def main() -> None:
    """Count the rounds without exactly one winner whose rivals were told."""
    asked = arguments(__doc__ or "", rounds=20)
    with database():
        from indicators.models import Closing, Cutoff  # noqa: PLC0415 -- after setup
        from indicators.vocabulary import CutoffState  # noqa: PLC0415 -- after setup
        from tests.builders import a_cutoff, measured  # noqa: PLC0415 -- after setup

        measured("321")
        cutoff = a_cutoff()
        close = unsafely if asked.unsafe else safely
        wrong = 0
        for number in range(1, asked.rounds + 1):
            Cutoff.objects.update(state=CutoffState.OPEN)
            answers = race([partial(close, cutoff.pk)] * WORKERS)
            won = sorted(answers) == ["closed"] + [TOLD] * (WORKERS - 1)
            revisions = Closing.objects.filter(revision__lte=number).count()
            wrong += not (won and revisions == Closing.objects.count() == number)
        tell(rounds=asked.rounds, without_one_winner=wrong)


def safely(cutoff: int) -> str:
    """Close through the action."""
    from django.core.exceptions import ValidationError  # noqa: PLC0415 -- after setup

    from indicators.models import Cutoff  # noqa: PLC0415 -- after setup
    from reports.archive import close_cutoff  # noqa: PLC0415 -- after setup

    try:
        close_cutoff(cutoff=Cutoff.objects.get(pk=cutoff), by=None)
    except ValidationError as refusal:
        return TOLD if "ya está cerrado" in refusal.messages[0] else str(refusal)
    return "closed"


def unsafely(cutoff: int) -> Any:
    """Look whether it is open, think a little, and close."""
    from django.utils import timezone  # noqa: PLC0415 -- after setup

    from indicators.models import Cutoff  # noqa: PLC0415 -- after setup
    from indicators.vocabulary import CutoffState  # noqa: PLC0415 -- after setup
    from reports import snapshot  # noqa: PLC0415 -- after setup
    from reports.assembly import assemble  # noqa: PLC0415 -- after setup

    found = Cutoff.objects.select_related("year__plan").get(pk=cutoff)
    if not found.is_open:
        return TOLD
    frozen = snapshot.dumps(assemble(found))  # time enough for another to come between
    found.revision = (found.revision or 0) + 1
    found.state = CutoffState.CLOSED
    found.save()
    found.closings.create(
        revision=found.revision, scorecard=frozen, closed_at=timezone.now()
    )
    return "closed"


if __name__ == "__main__":
    main()
