"""What one process tells the other arrives whole, or is known not to."""

import io

import pytest

from reports.rendering import wire


def a_message() -> bytes:
    """Return a message with two blobs."""
    stream = io.BytesIO()
    wire.send(stream, {"name": "ñ"}, [b"", b"\x00\xff"])
    return stream.getvalue()


def test_a_message_is_read_as_it_was_written():
    header, blobs = wire.receive(io.BytesIO(a_message()))

    assert (header["name"], blobs) == ("ñ", [b"", b"\x00\xff"])


@pytest.mark.parametrize("size", [0, 3, 10, len(a_message()) - 1])
def test_a_message_that_was_cut_is_none(size):
    with pytest.raises(EOFError):
        wire.receive(io.BytesIO(a_message()[:size]))
