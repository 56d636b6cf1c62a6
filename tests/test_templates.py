"""What holds for every template: nothing unescaped, nothing inline, none forgotten.

Each guard is shown something wrong as well, so that none can pass by being blind.
"""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.template.loader import get_template

from tests.test_architecture import APPS, ROOT, modules

TEMPLATES = ROOT / "templates"
CEILING = 60  # lines; then extract

# A pattern, why we do without, and what it must catch.
WITHOUT = {
    r"\|\s*safe(seq)?\b": ("people's texts are escaped", "{{ text|safe }}"),
    r"autoescape\s+off": ("people's texts are escaped", "{% autoescape off %}"),
    r"\|\s*floatformat": ("pei_site.formats rounds half up", "{{ x|floatformat:2 }}"),
    r"<style\b": ("the CSP refuses it", "<style>p{}</style>"),
    r"<script(?![^>]*\bsrc=)": ("the CSP refuses it", "<script>alert()</script>"),
    r"\sstyle\s*=": ("the CSP refuses it", '<p style="color: red">'),
    r"\son[a-z]+\s*=": ("the CSP refuses it", '<p onclick="go()">'),
    r"javascript:": ("the CSP refuses it", '<a href="javascript:go()">'),
    r"https?://(?!www\.w3\.org/)": (
        "nothing from other hosts; links come from the plan",
        '<img src="https://cdn.example/x.png">',
    ),
}


def templates() -> dict[str, str]:
    """Return our templates: name and text."""
    found = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
    return {
        str(path.relative_to(TEMPLATES)): path.read_text(encoding="utf-8")
        for path in found
    }


def overrides(name: str) -> bool:
    """Return whether Django or a package asks for the template by itself."""
    by_name = re.fullmatch(r"(400|403|403_csrf|404|500|registration/login)\.html", name)
    return bool(by_name) or any(
        (Path(folder) / name).exists()
        for folder in engines["django"].template_dirs
        if Path(folder) != TEMPLATES
    )


def forgotten(names: list[str], texts: list[str]) -> list[str]:
    """Return the names that stand, quoted, in none of the texts."""
    everything = "\n".join(texts)
    return [
        name
        for name in names
        if not re.search(rf"""["']{re.escape(name)}["'#]""", everything)
    ]


@pytest.mark.parametrize("pattern", WITHOUT)
def test_templates_do_without(pattern):
    found = [
        name
        for name, text in templates().items()
        if re.search(pattern, text) and not name.endswith(".txt")  # letters, not pages
    ]

    assert found == [], WITHOUT[pattern][0]


@pytest.mark.parametrize("pattern", WITHOUT)
def test_the_template_guard_sees(pattern):
    assert re.search(pattern, WITHOUT[pattern][1])


def test_the_template_guard_lets_files_and_namespaces_pass():
    right = (
        '<script src="a.js" defer></script> <svg xmlns="http://www.w3.org/2000/svg">'
    )

    assert not [pattern for pattern in WITHOUT if re.search(pattern, right)]


@pytest.mark.parametrize("name", templates())
def test_a_template_compiles(name):
    assert get_template(name)


def test_templates_fit_on_a_screen():
    lengths = {name: text.count("\n") for name, text in templates().items()}

    assert {n: lines for n, lines in lengths.items() if lines > CEILING} == {}


def test_no_template_is_forgotten():
    ours = templates()
    code = [path.read_text(encoding="utf-8") for path in modules(*APPS)]

    names = [name for name in ours if not overrides(name)]

    assert forgotten(names, [*ours.values(), *code]) == []


def test_the_guard_of_forgotten_templates_sees_one():
    texts = ['{% include "reports/_mark.html" only %}', "render(request, 'a.html')"]

    assert forgotten(["reports/_mark.html", "a.html", "b.html"], texts) == ["b.html"]


def test_the_guard_of_forgotten_templates_knows_who_asks_for_a_template():
    names = ["404.html", "admin/base_site.html", "reports/plan.html"]

    assert [name for name in names if not overrides(name)] == ["reports/plan.html"]


def test_a_page_is_named_in_one_place():
    code = "\n".join(path.read_text(encoding="utf-8") for path in modules(*APPS))
    pages = [name for name in templates() if not Path(name).name.startswith("_")]

    named = {name: len(re.findall(f"[\"']{name}[\"']", code)) for name in pages}

    assert {name: times for name, times in named.items() if times > 1} == {}


def without_fonts(texts: dict[str, str]) -> list[str]:
    """Return the frames with our look that do not ask for its fonts at once.

    Not the page of the error, which asks for as little as it can.
    """
    return [
        name
        for name, text in texts.items()
        if "{% static 'css/tokens.css' %}" in text
        and '{% include "_fonts.html" only %}' not in text
    ]


def test_every_frame_asks_at_once_for_its_fonts():
    assert without_fonts(templates()) == []


def test_a_frame_that_lets_its_fonts_come_late_is_seen():
    frame = """<link rel="stylesheet" href="{% static 'css/tokens.css' %}">"""

    assert without_fonts({"frame.html": frame}) == ["frame.html"]
