"""Running the machine from a seed, and counting what was done."""

from hypothesis import HealthCheck, Phase, seed as seeded, settings
from hypothesis.stateful import run_state_machine_as_test

from reports import exports
from tests.soak.stateful.machine import Following
from tests.swapping import swapped

LONGEST_TOLD = 6000  # characters of a fault


class Run:
    """What was run so far; `shrink`: look for the shortest way to what diverges."""

    def __init__(self, steps: int, *, shrink: bool = False) -> None:
        self.examples, self.steps, self.acts = 0, 0, {}
        phases = [Phase.generate, Phase.shrink] if shrink else [Phase.generate]
        self.settings = settings(
            stateful_step_count=steps,
            phases=phases,
            database=None,
            deadline=None,
            print_blob=False,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        )

    def seed(self, number: int, examples: int) -> str:
        """Run the examples of a seed; return how product and model differ, "" if not.

        The PDF and the slides take seconds, and no figure of theirs is told here.
        """
        Following.begin_counting()
        machine, fault = seeded(number)(Following), ""
        with swapped((exports, "render_all", exports._data)):
            try:
                run_state_machine_as_test(
                    machine, settings=settings(self.settings, max_examples=examples)
                )
            except Exception as error:
                notes = "\n".join(getattr(error, "__notes__", ()))
                fault = f"{type(error).__name__}: {error}\n{notes}"[:LONGEST_TOLD]
        self.examples += Following.examples
        self.steps += Following.steps
        for act, count in sorted(Following.done.items()):
            self.acts[act] = self.acts.get(act, 0) + count
        return fault
