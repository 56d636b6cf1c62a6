"""`python -m tests.mutation GROUP`: run mutmut on a group of modules and judge its score.

A group is a file beside this one: mutmut's configuration, and the floor of its score.
To see a survivor: (cd mutants/GROUP; ../../.venv/bin/mutmut show NAME)
"""

import json
import os
import subprocess
import sys
from collections import Counter
from configparser import ConfigParser
from pathlib import Path

from tests.mutation.trees import copied, undecorate

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
# A change that makes the tests hang or crash was noticed as well.
NOTICED = {"killed", "timeout", "segfault"}
SPINNER, LAST = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏", 40  # what mutmut draws while it works; lines shown


def main(group: str) -> int:
    """Return 1 when the tests notice less than the floor of the group."""
    configuration = HERE / f"{group}.cfg"
    config = ConfigParser()
    config.read(configuration)
    target = ROOT / "mutants" / group
    copied(ROOT, target, configuration)
    undecorate(target, config["mutmut"]["only_mutate"].split())
    if not _mutated(target, config["score"].get("plugins", "")):
        return 1
    found = _results(target)
    for module in sorted(found):
        print(f"{_score(found[module]):5.1f} %  {_told(found[module]):>12}  {module}")
    total = sum(found.values(), Counter())
    floor = config["score"].getint("floor")
    score = _score(total)
    print(f"Mutantes detectados: {_told(total)} ({score:.1f} %; mínimo {floor} %)")
    return int(score < floor)


def _mutated(target: Path, plugins: str) -> bool:
    """Run mutmut in the copy; what it says is kept there, and shown when it fails."""
    log = target / "mutmut.log"
    with log.open("w") as file:
        done = subprocess.run(
            [ROOT / ".venv/bin/mutmut", "run"],
            cwd=target,
            env={**os.environ, "PYTEST_PLUGINS": plugins},
            stdout=file,
            stderr=subprocess.STDOUT,
            check=False,
        )
    if done.returncode:
        lines = log.read_text("utf-8").replace("\r", "\n").splitlines()
        told = [line for line in lines if line.strip() and line[0] not in SPINNER]
        print("\n".join(told[-LAST:]), file=sys.stderr)
    return done.returncode == 0


def _results(target: Path) -> dict[str, Counter[str]]:
    """Count the changes of each module by what became of them, and name the survivors."""
    from mutmut.stats import status_by_exit_code  # noqa: PLC0415 -- it reads the folder

    found: dict[str, Counter[str]] = {}
    for path in sorted((target / "mutants").rglob("*.meta")):
        codes = json.loads(path.read_text("utf-8"))["exit_code_by_key"]
        words = {name: status_by_exit_code[code] for name, code in codes.items()}
        module = str(path.relative_to(target / "mutants")).removesuffix(".meta")
        found[module] = Counter(words.values())
        for name, word in words.items():
            if word not in NOTICED:
                print(f"    {name}: {word}")
    return found


def _noticed(counted: Counter[str]) -> int:
    return sum(counted[word] for word in NOTICED)


def _score(counted: Counter[str]) -> float:
    return 100 * _noticed(counted) / counted.total() if counted.total() else 100


def _told(counted: Counter[str]) -> str:
    return f"{_noticed(counted)} de {counted.total()}"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
