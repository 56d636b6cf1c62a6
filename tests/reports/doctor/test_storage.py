"""Folders that cannot be written, disks that fill, pages without their files."""

import errno
import os
import shutil

import pytest

from reports.doctor import storage
from reports.doctor.finding import WORDS


@pytest.fixture
def told(settings, tmp_path):
    """Return what a check says of an installation that is well unless changed."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir(mode=0o750)
    settings.STATIC_ROOT = tmp_path / "static"
    settings.METRICS_DIR = tmp_path / "run/metrics"
    settings.MAINTENANCE_FLAG = tmp_path / "maintenance"

    def tell(check):
        return [(WORDS[one.level], one.told) for one in check()]

    return tell


def test_a_private_folder_is_good(told, settings):
    assert told(storage.data_folder) == [
        ("bien", f"DATA_DIR es {settings.DATA_DIR}, y sólo el servicio entra.")
    ]


def test_a_missing_folder_is_told(told, settings):
    settings.DATA_DIR.rmdir()

    ((level, line),) = told(storage.data_folder)

    assert level == "MAL"
    assert line.endswith(": no existe ese archivo o carpeta.")
    assert told(storage.free_room) == []


def test_an_open_folder_is_told(told, settings):
    settings.DATA_DIR.chmod(0o755)

    ((level, line),) = told(storage.data_folder)

    assert (level, line.split(" ")[0]) == ("MAL", "Cualquier")


@pytest.mark.parametrize(
    ("enough", "level"), [((0, 0), "bien"), ((1, 0), "aviso"), ((1, 1), "MAL")]
)
def test_how_much_room_is_left(told, settings, monkeypatch, enough, level):
    free = shutil.disk_usage(settings.DATA_DIR).free
    monkeypatch.setattr(storage, "LITTLE", enough[0] * free * 2)
    monkeypatch.setattr(storage, "TOO_LITTLE", enough[1] * free * 2)

    ((told_level, line),) = told(storage.free_room)

    assert told_level == level
    assert "GB libres" in line


def test_pages_without_their_files_are_told(told, settings):
    ((level, line),) = told(storage.static_files)
    assert level == "MAL"
    assert line.endswith(": css/base.css, css/print.css, js/reading.js, img/logo.svg.")

    for name in storage.PAGES_NEED:
        (settings.STATIC_ROOT / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.STATIC_ROOT / name).touch()
    assert told(storage.static_files)[0][0] == "bien"


@pytest.fixture
def as_nobody():
    """Be a user who owns nothing: root is refused nothing."""
    if os.geteuid():
        pytest.skip("only root may become somebody else")
    os.seteuid(65534)
    yield
    os.seteuid(0)


@pytest.fixture
def told_to_nobody(told, settings, tmp_path_factory):
    """As `told`, below folders through which everybody may pass."""
    for folder in (settings.DATA_DIR.parent, *settings.DATA_DIR.parent.parents):
        if folder.stat().st_uid == os.geteuid() and folder.name.startswith(
            ("pytest", "popen")  # the second, of whoever runs several at once
        ):
            folder.chmod(0o711)
    settings.DATA_DIR.parent.chmod(0o711)
    return told


def test_what_belongs_to_somebody_else_is_told_once(
    told_to_nobody, settings, as_nobody
):
    ((level, line),) = told_to_nobody(storage.data_folder)
    assert level == "MAL"
    assert line.endswith(": no hay permiso.")

    for check in (storage.evidence, storage.maintenance):
        assert told_to_nobody(check) == []


def test_static_files_that_the_service_cannot_read_are_told(
    told_to_nobody, settings, as_nobody
):
    os.seteuid(0)
    for name in storage.PAGES_NEED:
        path = settings.STATIC_ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        path.chmod(0o600)
    os.seteuid(65534)

    ((level, line),) = told_to_nobody(storage.static_files)

    assert level == "MAL"
    assert line.startswith("El servicio no puede leer ")


def test_evidence_of_somebody_else_is_told(told, settings):
    settings.MEDIA_ROOT = settings.DATA_DIR / "files"
    assert told(storage.evidence) == []

    settings.MEDIA_ROOT.mkdir()
    (settings.MEDIA_ROOT / "one").touch()
    assert told(storage.evidence)[0][0] == "bien"

    if os.geteuid():
        pytest.skip("only root may give a file away")
    os.chown(settings.MEDIA_ROOT / "one", 65534, 65534)
    ((level, line),) = told(storage.evidence)
    assert level == "MAL"
    assert "no puede leer o no son suyas: 1," in line


def test_a_folder_of_evidence_that_is_closed_to_the_service_is_told(
    told_to_nobody, settings, as_nobody
):
    """What lies in it cannot even be counted."""
    os.seteuid(0)
    settings.DATA_DIR.chmod(0o711)
    settings.MEDIA_ROOT = settings.DATA_DIR / "files"
    settings.MEDIA_ROOT.mkdir(mode=0o700)
    (settings.MEDIA_ROOT / "one").touch()
    os.seteuid(65534)

    ((level, line),) = told_to_nobody(storage.evidence)

    assert level == "MAL"
    assert line.endswith(f"1, como {settings.MEDIA_ROOT}.")


def test_a_full_disk_is_told_once_and_not_as_somebody_else_s(told, monkeypatch):
    full = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def refuse(**options):
        raise full

    monkeypatch.setattr(storage.tempfile, "TemporaryFile", refuse)

    assert told(storage.data_folder) == []


def test_with_hashed_names_what_is_not_in_the_list_is_missing(told, settings):
    backend = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": backend}}

    assert told(storage.static_files)[0][0] == "MAL"


def test_a_folder_of_metrics_that_is_not_there_is_told(told, settings):
    assert told(storage.metrics_folder) == []

    settings.METRICS_TOKEN = "x" * 24
    assert told(storage.metrics_folder)[0][0] == "aviso"

    settings.METRICS_DIR.parent.mkdir()  # the service runs; it has not counted yet
    assert told(storage.metrics_folder)[0][0] == "bien"

    settings.METRICS_DIR.mkdir()
    assert told(storage.metrics_folder)[0][0] == "bien"


def test_a_site_that_is_still_closed_is_told(told, settings):
    assert told(storage.maintenance) == []

    settings.MAINTENANCE_FLAG.touch()
    assert told(storage.maintenance) == [
        ("aviso", "El sitio está cerrado por mantenimiento.")
    ]
