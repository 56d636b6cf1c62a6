"""Product and model side by side: each act is done to both, and must end alike."""

from collections import Counter
from typing import Any, ClassVar

from django.db import transaction
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant

from tests import ledger
from tests.soak.stateful import answers, doing, figures, plan_answers, reading
from tests.soak.stateful.drawing import plans
from tests.soak.stateful.state import Plan
from tests.soak.stateful.world import build


def agree(what: str, found: Any, wanted: Any) -> None:
    """Refuse a difference, saying where it is."""
    if found != wanted:
        raise AssertionError(f"{what}: {' · '.join(differences(found, wanted))}")


def differences(found: Any, wanted: Any, place: str = "") -> list[str]:
    """Name what is not the same, as deep as dicts go."""
    if not (isinstance(found, dict) and isinstance(wanted, dict)):
        return [] if found == wanted else [f"{place} is {found}, should be {wanted}"]
    return [
        one
        for key in sorted({*found, *wanted}, key=str)
        for one in differences(found.get(key), wanted.get(key), f"{place}/{key}")
    ]


class Beside(RuleBasedStateMachine):
    """A plan of the product and one of the model, which do the same."""

    done: ClassVar[Counter[str]] = Counter()  # what was done, and how it ended
    examples: ClassVar[int] = 0
    steps: ClassVar[int] = 0
    plan: Plan

    @classmethod
    def begin_counting(cls) -> None:
        """Forget what was counted."""
        cls.done, cls.examples, cls.steps = Counter(), 0, 0

    def __init__(self) -> None:
        super().__init__()
        self.names, self.frozen = reading.Names(), reading.Frozen()
        self.untouched = False  # since product and model were last compared
        self.around = transaction.atomic()
        self.around.__enter__()

    def teardown(self) -> None:
        """Leave the database as it was."""
        transaction.set_rollback(True)
        self.around.__exit__(None, None, None)

    @initialize(plan=plans())
    def begin(self, plan: Plan) -> None:
        """Write a plan, reported by nobody yet."""
        self.plan = plan
        type(self).examples += 1
        build(plan)
        self.names.learn()

    def act(self, what: str, *args: Any, **kwargs: Any) -> str:
        """Do the same on both sides: same ending, same writes, each with its entry."""
        answering = getattr(answers, what, None) or getattr(plan_answers, what)
        answer = answering(self.plan, *args, **kwargs)
        ledger.clear()
        said = doing.do(what, *args, **kwargs)
        agree(f"{what}{args} ended", said, answer.said)
        written = ledger.read()
        self.untouched &= not written.rows
        agree(f"{what}{args} wrote", self.names.of(written), answer.writes)
        agree("writes without an entry", written.silent(), Counter())
        agree("entries without a write", written.invented(), Counter())
        self.done[f"{what} {said}"] += 1
        return said

    def key(self, turn: int) -> str:
        return sorted(self.plan.indicators)[turn % len(self.plan.indicators)]

    def version(self, key: str, month: int, age: int) -> int:
        record = self.plan.indicators[key].records.get(month)
        return max(0, (record.version if record else 0) - age)

    @invariant()
    def agrees(self) -> None:
        """Compare all that is stored, every open figure and all that was frozen.

        What was compared and not written since, as the database saw, is as it was.
        """
        type(self).steps += 1
        if self.untouched:
            return
        agree("stored", reading.stored(), reading.expected(self.plan))
        for month, cutoff in self.plan.cutoffs.items():
            wanted = figures.figures(self.plan, month)
            if cutoff.state != "OPEN":
                wanted = cutoff.frozen[-1]
            agree(f"figures of {month}", reading.now(month), wanted)
        agree("frozen and changed", self.frozen.changed(), [])
        self.untouched = True
