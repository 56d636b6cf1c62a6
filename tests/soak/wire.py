"""A line to a server on which any bytes are sent, and the answers that came back on it."""

import io
import socket
import struct
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPException, HTTPResponse
from typing import Any

PATIENCE = 30  # seconds for whatever comes back
PAUSE = 0.3  # seconds between the pieces of what is sent slowly


@dataclass(frozen=True)
class Answer:
    """What the server said to one request."""

    status: int
    headers: Message
    body: bytes


class _Heard(io.BytesIO):
    """What came back, read by one answer after another: none of them closes it."""

    def makefile(self, mode: str) -> io.BytesIO:
        """Be the file of a line, as an answer asks for it."""
        return self

    def close(self) -> None:
        """Stay open."""


def exchange(port: int, *pieces: bytes, methods: tuple[str, ...] = ()) -> list[Answer]:
    """Send the pieces, a pause between them, then nothing more; return the answers.

    `methods`: of the requests, where one of them has an answer without a body.
    """
    return list(_answers(spoken(port, *pieces), methods))


def spoken(port: int, *pieces: bytes) -> bytes:
    """Send the pieces, say that no more will come, and return all that came back."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as line:
        try:
            for turn, piece in enumerate(pieces):
                if turn:
                    threading.Event().wait(PAUSE)
                line.sendall(piece)
            line.shutdown(socket.SHUT_WR)
        except OSError:
            pass  # it has heard enough, and perhaps told why
        return b"".join(_heard(line))


def broken_off(port: int, sent: bytes) -> None:
    """Send, and break the line: nobody is there any more."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as line:
        line.sendall(sent)
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _heard(line: socket.socket) -> Iterator[bytes]:
    try:
        while piece := line.recv(1 << 16):
            yield piece
    except ConnectionResetError:
        return  # it closed while we were speaking


def _answers(heard: bytes, methods: tuple[str, ...]) -> Iterator[Answer]:
    rest: Any = _Heard(heard)
    turn = 0
    while rest.tell() < len(heard):
        method = methods[turn] if turn < len(methods) else "GET"
        answer = HTTPResponse(rest, method=method)
        try:
            answer.begin()
            body = answer.read()
        except HTTPException as error:
            raise ValueError(f"no answer: {heard[:80]!r}") from error
        yield Answer(answer.status, answer.headers, body)
        turn += 1
