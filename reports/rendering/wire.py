"""How the two processes talk: a header in JSON, then blobs of the sizes it tells."""

import json
from collections.abc import Sequence
from typing import Any, BinaryIO

LENGTH = 4  # bytes of the header's length


def send(stream: BinaryIO, header: dict[str, Any], blobs: Sequence[bytes]) -> None:
    """Write one message."""
    told = json.dumps(header | {"sizes": [len(blob) for blob in blobs]}).encode()
    stream.write(len(told).to_bytes(LENGTH, "big") + told)
    for blob in blobs:
        stream.write(blob)
    stream.flush()


def receive(stream: BinaryIO) -> tuple[dict[str, Any], list[bytes]]:
    """Read one message; EOFError if the other side ended before it was whole."""
    header = json.loads(_exactly(stream, int.from_bytes(_exactly(stream, LENGTH))))
    return header, [_exactly(stream, size) for size in header["sizes"]]


def _exactly(stream: BinaryIO, size: int) -> bytes:
    content = stream.read(size)
    if len(content) < size:
        raise EOFError("The other process ended before it had told all")
    return content
