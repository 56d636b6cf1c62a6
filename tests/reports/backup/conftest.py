"""The installation that is backed up, and the empty one where it is restored."""

import json
import shutil
import zipfile

import pytest

from tests.reports.backup.installation import POSTGRESQL, an_installation


def pytest_collection_modifyitems(items):
    """Skip what needs pg_dump where PostgreSQL's client is not installed."""
    if POSTGRESQL and shutil.which("pg_dump") is None:
        reason = "pg_dump no está: instale postgresql-client"
        for item in items:
            if {"original", "backup"} & {*item.fixturenames}:
                item.add_marker(pytest.mark.skip(reason=reason))


@pytest.fixture(scope="session")
def original(tmp_path_factory):
    """An installation with a published plan and two evidence files, one of them lost."""
    folder = tmp_path_factory.mktemp("original") / "var"
    with an_installation(folder, copied=True) as place:
        code, _, err = place.python("-m", "tests.reports.backup.furnish")
        assert code == 0, err
        yield place


@pytest.fixture(scope="session")
def backup(original, tmp_path_factory):
    """A good backup of it: tests read it and change only copies."""
    path = tmp_path_factory.mktemp("backup") / "pei.zip"
    code, _, err = original.manage("backup", path)
    assert code == 0, err
    return path


@pytest.fixture
def elsewhere(tmp_path):
    """An empty installation."""
    with an_installation(tmp_path / "var") as place:
        yield place


@pytest.fixture
def altered(backup, tmp_path):
    """Return a function that rewrites the manifest of a copy of the backup."""

    def alter(change):
        target = tmp_path / "altered.zip"
        with zipfile.ZipFile(backup) as before, zipfile.ZipFile(target, "w") as after:
            for name in before.namelist():
                content = before.read(name)
                if name == "manifest.json":
                    manifest = json.loads(content)
                    change(manifest)
                    content = json.dumps(manifest).encode()
                after.writestr(name, content)
        return target

    return alter
