"""Plan folders for tests: a copy of a good one, edited in plain sight."""

import shutil
from io import StringIO
from pathlib import Path

from django.core.management import call_command

from indicators.models import (
    Cutoff,
    Indicator,
    IndicatorWeight,
    Measurement,
    MonthlyRecord,
    Note,
    YearTarget,
)
from objectives.models import (
    Change,
    Department,
    FiscalYear,
    Objective,
    Plan,
    PlanStep,
)

DATA = Path(__file__).parents[1] / "data"
SMALL = DATA / "small_plan"
BROKEN = DATA / "broken_plan"
DEMO = Path(__file__).parents[2] / "demo"

# Children first.
MODELS = (
    Note, Measurement, Cutoff, MonthlyRecord, YearTarget, IndicatorWeight, Indicator,
    Change, Objective, FiscalYear, PlanStep, Plan, Department,
)  # fmt: skip


def a_folder(tmp_path: Path, source: Path = SMALL) -> Path:
    """Copy a plan to a folder that the test may change."""
    target = tmp_path / "plan"
    shutil.copytree(source, target)
    return target


def edit(folder: Path, file: str, before: str, after: str) -> None:
    """Replace the only place of a file that says `before`."""
    path = folder / f"{file}.csv"
    text = path.read_text(encoding="utf-8")
    assert text.count(before) == 1, text.count(before)
    path.write_text(text.replace(before, after), encoding="utf-8")


def load(path: Path, *options: str) -> tuple[int, str, str]:
    """Run load_plan; return its exit code, standard output and standard error."""
    return run("load_plan", path, *options)


def run(command: str, *arguments: object) -> tuple[int, str, str]:
    """Run a command; return its exit code, standard output and standard error."""
    out, err = StringIO(), StringIO()
    try:
        call_command(command, *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as end:
        return int(str(end.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def counts() -> dict[str, tuple[int, int]]:
    """Count the rows and the history of every table of a plan."""
    return {
        model.__name__: (model.objects.count(), model.history.count())
        for model in MODELS
    }


def empty_the_database() -> None:
    """Delete the plan, children first."""
    for model in MODELS:
        model.objects.all().delete()
