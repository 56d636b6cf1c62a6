"""Drafts are kept whole, and for nobody else's eyes."""

from concurrent.futures import ThreadPoolExecutor
from stat import S_IMODE

import pytest

from reports import drafts

CONTENT = b"%PDF-" + b"x" * 8_000_000
AT_ONCE, TIMES = 4, 32


@pytest.fixture
def folder(settings, tmp_path):
    """Keep the drafts of a test apart."""
    settings.DATA_DIR = tmp_path
    return tmp_path / "cache" / "drafts"


def test_what_is_kept_is_for_the_site_alone_to_read(folder):
    drafts._keep("draft", CONTENT)

    assert [S_IMODE(one.stat().st_mode) for one in folder.iterdir()] == [0o600]


def test_the_same_draft_made_twice_at_once_is_kept_whole(folder, caplog):
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(lambda _: drafts._keep("draft", CONTENT), range(TIMES)))

    assert caplog.messages == []
    assert [(one.name, one.read_bytes() == CONTENT) for one in folder.iterdir()] == [
        ("draft", True)
    ]


def test_what_cannot_be_kept_is_said_and_leaves_nothing(folder, caplog):
    folder.mkdir(parents=True)
    (folder / "draft").mkdir()

    drafts._keep("draft", CONTENT)

    assert "could not be kept" in caplog.text
    assert [one.name for one in folder.iterdir()] == ["draft"]
