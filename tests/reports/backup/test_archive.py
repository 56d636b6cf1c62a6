"""The zip of a backup: only what its manifest knows, under names that stay inside."""

import hashlib
import json
import stat
import zipfile

import pytest

from reports.backup.archive import opened
from reports.backup.manifest import (
    FORMAT,
    VERSION,
    BackupError,
    Contents,
    Paper,
    differences,
)

GOOD = {"database.sqlite3": b"datos" * 1000, "files/evidence/2026/a": b"acta"}


def a_zip(path, members=GOOD, *, known=None, infos=(), **changes):
    """Write a zip with these members, and a manifest that knows them."""
    manifest = {
        "format": FORMAT,
        "version": VERSION,
        "made_at": "2026-11-23T03:00:00+00:00",
        "vendor": "sqlite",
        "contents": {"migrations": [], "counts": {}, "papers": []},
        "members": {
            name: {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
            for name, content in (known or members).items()
        },
        "missing": [],
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        for info in infos:
            archive.writestr(info, b"")
        archive.writestr("manifest.json", json.dumps(manifest | changes))
    return path


def refusal(path):
    with pytest.raises(BackupError) as error, opened(path):
        pass
    return str(error.value)


def test_a_good_one_opens(tmp_path):
    with opened(a_zip(tmp_path / "good.zip")) as (archive, manifest):
        assert {*manifest.members} == {*GOOD}
        assert archive.read("files/evidence/2026/a") == b"acta"


@pytest.mark.parametrize(
    "name",
    [
        "../outside",
        "/etc/cron.d/mine",
        "files/../../outside",
        "files//double",
        "files/./here",
        "files\\..\\outside",
        "C:/windows",
        "files/new\nline",
        "other/place",
        "files/",
    ],
)
def test_a_path_that_leaves_its_folder_is_refused(tmp_path, name):
    path = a_zip(tmp_path / "odd.zip", {**GOOD, name: b"x"})

    assert "ruta extraña" in refusal(path)


def test_a_link_is_refused(tmp_path):
    link = zipfile.ZipInfo("files/link")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16

    assert "ruta extraña" in refusal(a_zip(tmp_path / "link.zip", infos=[link]))


@pytest.mark.filterwarnings("ignore:Duplicate name:UserWarning")
def test_the_same_name_twice_is_refused(tmp_path):
    again = zipfile.ZipInfo("database.sqlite3")

    assert "dos veces" in refusal(a_zip(tmp_path / "twice.zip", infos=[again]))


def test_what_the_manifest_does_not_know_is_refused(tmp_path):
    path = a_zip(tmp_path / "more.zip", {**GOOD, "files/more": b"x"}, known=GOOD)

    assert "files/more, que su manifiesto no conoce" in refusal(path)


def test_what_the_manifest_knows_and_is_missing_is_refused(tmp_path):
    path = a_zip(tmp_path / "less.zip", GOOD, known={**GOOD, "files/evidence/b": b"x"})

    assert "A la copia le falta files/evidence/b" in refusal(path)


def test_another_size_is_refused_before_reading(tmp_path):
    path = a_zip(tmp_path / "size.zip", known={**GOOD, "database.sqlite3": b"x"})

    assert "no tiene el tamaño" in refusal(path)


@pytest.mark.parametrize("place", range(0, 100, 7))
def test_a_byte_changed_anywhere_in_a_member_is_found(tmp_path, place):
    content = bytearray(a_zip(tmp_path / "good.zip").read_bytes())
    start = content.index(b"datos")
    content[start + place * 40] ^= 0x20
    (tmp_path / "changed.zip").write_bytes(content)

    assert "dañada" in refusal(tmp_path / "changed.zip")


@pytest.mark.parametrize("tenths", range(10))
def test_a_file_cut_anywhere_is_refused(tmp_path, tenths):
    content = a_zip(tmp_path / "good.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(content[: len(content) * tenths // 10])

    assert "incompleta" in refusal(tmp_path / "cut.zip")


def test_any_other_zip_is_not_a_backup(tmp_path):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("hola", b"x")

    assert "le falta el manifiesto" in refusal(tmp_path / "other.zip")


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"format": "otro"}, "no es una copia de este programa"),
        ({"version": 99}, "versión 99 del formato"),
        ({"version": None}, "versión None del formato"),
        ({"contents": None}, "está incompleto"),
        ({"missing": 5}, "está incompleto"),
        ({"made_at": "ayer"}, "está incompleto"),
        ({"extra": 1}, "está incompleto"),
    ],
)
def test_a_manifest_that_is_not_ours_is_refused(tmp_path, changes, message):
    assert message in refusal(a_zip(tmp_path / "other.zip", **changes))


@pytest.mark.parametrize("text", [b"", b"{", b"[]", b"\xff", b"null"])
def test_a_manifest_that_is_no_manifest_is_refused(tmp_path, text):
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("manifest.json", text)

    assert refusal(tmp_path / "other.zip")


def test_two_databases_that_are_the_same_differ_in_nothing():
    paper = Paper("2026-03-31", 1, "pdf", "a" * 64)
    one = Contents([("a", "1")], {"t": 1}, [paper])

    assert differences(one, one) == []


def test_every_difference_is_told():
    before = Contents(
        [("a", "1")], {"t": 1, "u": 2}, [Paper("2026-03-31", 1, "pdf", "a" * 64)]
    )
    after = Contents([], {"t": 3}, [])

    assert differences(before, after) == [
        "las migraciones aplicadas no son las mismas.",
        "la tabla t tenía 1 filas y tiene 3.",
        "la tabla u tenía 2 filas y tiene None.",
        "el informe pdf del corte 2026-03-31, revisión 1, no es el mismo.",
    ]
