"""What the reviewer need not look for: imports, sizes, and words we do without.

Each guard is shown something wrong as well, so that none can pass by being blind.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

ROOT = Path(__file__).parents[1]
APPS = ("pei_site", "objectives", "indicators", "reports")
CEILING = 250  # lines of a module: two screens and a bit; then it is time to split

WITHOUT = {
    "mark_safe": "escape, or use format_html",
    "SafeString()": "escape, or use format_html",
    "list_editable": "Django 5.2 ignores the permission on the single row there",
    "FloatField": "magnitudes and weights are DecimalField",
    "number_format": "it truncates; pei_site.formats rounds half up",
    "floatformat": "pei_site.formats rounds half up",
    "utcnow": "it is naive; django.utils.timezone.now",
    "now().date": "from 19:00 in Bogotá it is tomorrow's; timezone.localdate",
    "Sum": "SQLite adds decimals as floats; add in Python",
    "Avg": "SQLite adds decimals as floats; add in Python",
    "post_save": "no hidden writes",
    "pre_save": "no hidden writes",
    "m2m_changed": "no hidden writes",
    "receiver": "no hidden writes",
    "csrf_exempt": "every form carries its token",
    "TemplateColumn": "values arrive ready; a column in reports.tables",
}
# In the rooms of the plan and of the measuring, where exactness is promised.
EXACT = {
    "float": "Fraction inside the rules, Decimal at the edges",
    "round": "it rounds half-even; pei_site.formats rounds half up, at display",
}
TESTS_WITHOUT = {
    "mock": "build the real thing",
    "MagicMock": "build the real thing",
    "mocker": "build the real thing",
    "sleep": "wait for what you wait for",
}


def modules(*folders: str) -> list[Path]:
    """Return the Python files in the folders, generated migrations aside."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def names(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Give each name that the code uses, with its line; not comments nor strings."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(
                value=ast.Call(func=ast.Name(id=called) | ast.Attribute(attr=called)),
                attr=name,
            ):
                yield name, node.lineno
                yield f"{called}().{name}", node.lineno
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
                yield name, node.lineno
            case ast.Call(func=ast.Name(id=name)):
                yield f"{name}()", node.lineno
            case ast.keyword(arg=str(name), value=value):
                yield name, value.lineno
            case ast.alias(name=path):
                yield from ((name, node.lineno) for name in path.split("."))
            case ast.ImportFrom(module=str(path)):
                yield from ((name, node.lineno) for name in path.split("."))


@cache
def names_in(path: Path) -> list[tuple[str, int]]:
    return list(names(ast.parse(path.read_text(encoding="utf-8"))))


def uses(word: str, paths: list[Path]) -> list[str]:
    """Return the places that use the word."""
    return [
        f"{path.relative_to(ROOT)}:{line}"
        for path in paths
        for name, line in names_in(path)
        if name == word
    ]


def too_long(paths: list[Path]) -> list[str]:
    """Return the modules above the ceiling, with their length."""
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in paths}
    return [
        f"{path.parent.name}/{path.name}: {lines}"
        for path, lines in lengths.items()
        if lines > CEILING
    ]


def test_imports_go_one_way():
    assert lint_imports(str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_the_import_guard_sees_an_import_that_goes_the_wrong_way(tmp_path):
    contract = tmp_path / "wrong.toml"
    contract.write_text(
        '[tool.importlinter]\nroot_packages = ["indicators", "objectives"]\n'
        '[[tool.importlinter.contracts]]\nname = "Upside down"\ntype = "layers"\n'
        'layers = ["objectives", "indicators"]\n'
    )

    assert lint_imports(str(contract), no_cache=True) == 1


def test_modules_fit_on_a_few_screens():
    assert too_long(modules(*APPS, "tests", "benchmarks")) == []


def test_the_size_guard_sees_a_long_module(tmp_path):
    long, short = tmp_path / "long.py", tmp_path / "short.py"
    long.write_text("\n" * (CEILING + 1))
    short.write_text("\n" * CEILING)

    assert too_long([long, short]) == [f"{tmp_path.name}/long.py: {CEILING + 1}"]


@pytest.mark.parametrize("word", WITHOUT)
def test_the_product_does_without(word):
    assert uses(word, modules(*APPS)) == [], WITHOUT[word]


@pytest.mark.parametrize("word", EXACT)
def test_plan_and_measuring_are_exact_without(word):
    assert uses(word, modules("objectives", "indicators")) == [], EXACT[word]


@pytest.mark.parametrize("word", TESTS_WITHOUT)
def test_tests_do_without(word):
    assert uses(word, modules("tests")) == [], TESTS_WITHOUT[word]


@pytest.mark.parametrize(
    "code",
    [
        "from somewhere import mark_safe",
        "from mark_safe import somewhere",
        "import somewhere.mark_safe",
        "somewhere.mark_safe('')",
        "class Admin: mark_safe = ['executed']",
        "call(mark_safe=1)",
        "def test(mark_safe): pass",
    ],
)
def test_the_word_guard_sees(code):
    assert "mark_safe" in [name for name, _ in names(ast.parse(code))]


def test_the_word_guard_passes_over_comments_and_texts():
    code = '"""Not mark_safe."""\nLABEL = "float"  # never number_format\n'

    assert [name for name, _ in names(ast.parse(code))] == ["LABEL"]


def test_the_word_guard_tells_a_call_from_a_type():
    code = "def mark() -> SafeString:\n    return SafeString('<b>')\n"

    found = [place for place in names(ast.parse(code)) if place[0] == "SafeString()"]

    assert found == [("SafeString()", 2)]


@pytest.mark.parametrize("call", ["now()", "timezone.now()", "now(tz=UTC)"])
def test_the_word_guard_sees_the_date_of_greenwich(call):
    code = f"today = {call}.date()\nsince = localtime(now()).date()\n"

    found = [place for place in names(ast.parse(code)) if place[0] == "now().date"]

    assert found == [("now().date", 1)]


def test_the_word_guard_reads_every_room():
    for app in APPS:
        assert modules(app), f"{app} has no modules: has it moved?"
