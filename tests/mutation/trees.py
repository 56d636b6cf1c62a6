"""A copy of the product in which mutmut changes a group's code, and nothing of ours."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import libcst as cst

# mutmut changes what has one of these, and passes over every other decorated function.
LEFT = {"staticmethod", "classmethod"}


def copied(root: Path, target: Path, configuration: Path) -> None:
    """Copy what git knows of, with mutmut's configuration of the group."""
    shutil.rmtree(target, ignore_errors=True)
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        check=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (root / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, target / name)
    shutil.copy2(configuration, target / "setup.cfg")


def undecorate(target: Path, names: Iterable[str]) -> None:
    """Write the decorators of these files as calls below their functions."""
    for name in names:
        for path in target.glob(name):
            path.write_text(undecorated(path.read_text("utf-8")), "utf-8")


def undecorated(code: str) -> str:
    """Return the same program: `@d` above `def f` is `f = d(f)` below it.

    Atomic actions and properties are what matters most, and mutmut leaves them out.
    """
    return cst.parse_module(code).visit(_Undecorating()).code


class _Undecorating(cst.CSTTransformer):
    def leave_FunctionDef(  # noqa: N802 -- the library's name
        self, original_node: cst.FunctionDef, updated_node: cst.FunctionDef
    ) -> cst.FunctionDef | cst.FlattenSentinel[cst.BaseStatement]:
        """Take the decorators down, the nearest first."""
        decorators = [one.decorator for one in updated_node.decorators]
        if not decorators or any(map(_stays, decorators)):
            return updated_node
        value: cst.BaseExpression = updated_node.name
        for decorator in reversed(decorators):
            value = cst.Call(decorator, [cst.Arg(value)])
        call = cst.Assign([cst.AssignTarget(updated_node.name)], value)
        return cst.FlattenSentinel(
            [updated_node.with_changes(decorators=[]), cst.SimpleStatementLine([call])]
        )


def _stays(decorator: cst.BaseExpression) -> bool:
    """Whether mutmut knows the decorator, or it needs the name as it was (x.setter)."""
    if isinstance(decorator, cst.Name):
        return decorator.value in LEFT
    return isinstance(decorator, cst.Attribute) and decorator.attr.value == "setter"
