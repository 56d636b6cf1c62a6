"""The container may do as little as the service of systemd; only the proxy is reached."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "deploy/docker/Dockerfile").read_text("utf-8")
COMPOSE = (ROOT / "deploy/docker/compose.yaml").read_text("utf-8")
IGNORED = (ROOT / ".dockerignore").read_text("utf-8").splitlines()


def service(name):
    """Return the lines of a service of compose.yaml."""
    return re.search(rf"^  {name}:\n((?:    .*\n)+)", COMPOSE, re.MULTILINE)[1]


def test_the_program_runs_as_nobody_in_particular():
    serving = DOCKERFILE.rpartition("\nRUN ")[2]

    assert "\nUSER pei\n" in serving
    assert "--uid 900" in DOCKERFILE


@pytest.mark.parametrize(
    "line",
    [
        "read_only: true",
        "tmpfs: [/tmp]",
        "cap_drop: [ALL]",
        'security_opt: ["no-new-privileges:true"]',
    ],
)
def test_the_program_writes_its_data_and_gains_nothing(line):
    assert f"    {line}\n" in service("pei")


def test_only_the_proxy_is_reached_from_outside():
    assert [
        name for name in ("database", "pei", "proxy") if "ports:" in service(name)
    ] == ["proxy"]


def test_the_image_has_the_packages_that_were_tried():
    assert "uv sync --locked" in DOCKERFILE


def test_neither_secrets_nor_data_go_into_the_image():
    assert {".git", "deploy/docker/pei.env", "var"} <= set(IGNORED)
