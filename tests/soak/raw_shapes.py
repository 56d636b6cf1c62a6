"""Requests whose end is in doubt, as bytes, and what is answered to each.

Where the server cannot tell where a request ends, it refuses it and closes the line: what
follows could be anybody's.
"""

from collections.abc import Iterator
from dataclasses import dataclass

MARK = b"zx-secreto"  # what people may have asked for: no line of a log has it
LINE = b"LINE-IT-IS-ON-IS"  # in its place is put the name of the line, as long as it
FORM = b"Content-Type: application/x-www-form-urlencoded"
INSIDE = (
    b"GET /salud/ HTTP/1.1\r\nHost: localhost\r\nX-Request-ID: %s-smuggled\r\n\r\n"
    % LINE
)


@dataclass(frozen=True)
class Shape:
    """What is sent, in pieces; the statuses of the product's answers, in order.

    `server`: of what the server itself then refuses, closing the line; 0: nothing.
    `methods`: of the requests, where an answer has no body. `named`: whether the answers
    name the requests, of which each has a turn.
    """

    name: str
    pieces: tuple[bytes, ...]
    product: tuple[int, ...] = ()
    server: int = 0
    methods: tuple[str, ...] = ()
    named: bool = True

    @property
    def statuses(self) -> list[int]:
        """Of every answer."""
        return [*self.product, *filter(None, [self.server])]


def ask(
    *headers: bytes,
    line: bytes = b"GET /salud/ HTTP/1.1",
    host: bytes = b"localhost",
    body: bytes = b"",
    turn: int = 1,
) -> bytes:
    """Write a request, whatever it says; its identifier tells the line and the turn."""
    told = [b"Host: " + host] if host else []
    told += [b"X-Request-ID: %s-%d" % (LINE, turn), *headers]
    return b"\r\n".join((line, *told, b"", body))


def posted(*headers: bytes, body: bytes, turn: int = 1) -> bytes:
    """Write what sends a form that nobody takes: it has no token."""
    line = b"POST /ingresar/ HTTP/1.1"
    return ask(FORM, *headers, line=line, body=body, turn=turn)


def odd_framing() -> Iterator[Shape]:
    """Give what makes it doubtful where a request ends."""
    yield from _lengths()
    yield from _codings()
    yield from _chunks()
    yield from _several()
    yield from _slow()


def _lengths() -> Iterator[Shape]:
    """Bodies of a length that is said twice, or wrongly, or that is not sent."""
    for name, said in {
        "two lengths": (b"Content-Length: 5", b"Content-Length: 50"),
        "two equal lengths": (b"Content-Length: 5", b"Content-Length: 5"),
        "a list of lengths": (b"Content-Length: 5, 5",),
        "a negative length": (b"Content-Length: -1",),
        "a length with a sign": (b"Content-Length: +5",),
        "a length in hex": (b"Content-Length: 0x5",),
        "an odd digit": (b"Content-Length: \xb2",),
        "no length": (b"Content-Length:",),
        "an endless length": (b"Content-Length: " + b"9" * 5000,),
        "a length and a coding": (b"Content-Length: 5", b"Transfer-Encoding: chunked"),
        "a coding and a length": (b"Transfer-Encoding: chunked", b"Content-Length: 0"),
    }.items():
        yield Shape(name, (posted(*said, body=b"0\r\n\r\n" + INSIDE),), server=400)
    huge = posted(b"Content-Length: " + b"9" * 30, body=b"a=1")
    yield Shape("a huge length", (huge,), (413,))
    large = posted(b"Content-Length: 99999999", body=b"a=1")
    yield Shape("a large length", (large,), (413,))
    short = posted(b"Content-Length: 500", body=b"csrfmiddlewaretoken=a&a=1")
    yield Shape("a body that ends early", (short,), (400,))
    asked = ask(b"Content-Length: 500", body=b"a=1")
    yield Shape("a body to what only asks, that ends early", (asked,), (200,))
    two = ask(b"Content-Length: %d" % len(INSIDE), body=INSIDE)
    yield Shape("a request as a body", (two + ask(turn=2),), (200, 200))


def _codings() -> Iterator[Shape]:
    """Ways to say that a body comes in chunks, which one reader believes and one not."""
    for name, said, status in (
        ("of another case", b"Transfer-Encoding: cHuNkEd", 0),
        ("after a tab", b"Transfer-Encoding:\tchunked", 0),
        ("before a space", b"Transfer-Encoding: chunked ", 0),
        ("before the colon", b"Transfer-Encoding : chunked", 400),
        ("after a vertical tab", b"Transfer-Encoding: \x0bchunked", 400),
        ("after a null", b"Transfer-Encoding: \0chunked", 400),
        ("folded", b"Transfer-Encoding:\r\n chunked", 400),
        ("folded before", b"X-A: b\r\n\tTransfer-Encoding: chunked", 400),
        ("after a bare return", b"X-A: b\rTransfer-Encoding: chunked", 400),
        ("after a bare line feed", b"X-A: b\nTransfer-Encoding: chunked", 400),
        ("twice", b"Transfer-Encoding: chunked, chunked", 400),
        (
            "in two lines",
            b"Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
            400,
        ),
        ("and not", b"Transfer-Encoding: chunked, identity", 400),
        ("and packed", b"Transfer-Encoding: chunked, gzip", 400),
        ("in no chunks", b"Transfer-Encoding: identity", 400),
        ("in nothing", b"Transfer-Encoding:", 501),
        ("in what nobody knows", b"Transfer-Encoding: xchunked", 501),
        ("between quotes", b'Transfer-Encoding: "chunked"', 501),
        ("with a word", b"Transfer-Encoding: chunked;q=1", 501),
    ):
        sent = posted(said, body=b"0\r\n\r\n") + ask(turn=2)
        yield Shape(f"chunks {name}", (sent,), () if status else (403, 200), status)
    under = posted(b"Transfer_Encoding: chunked", body=b"") + ask(turn=2)
    yield Shape("chunks under another name", (under,), (403, 200))
    old = ask(b"Transfer-Encoding: chunked", line=b"POST / HTTP/1.0", body=b"0\r\n\r\n")
    yield Shape("chunks in HTTP/1.0", (old,), server=400)


def _chunks() -> Iterator[Shape]:
    """Chunks that are none: what follows them is nobody's request."""
    for name, chunks, status in (
        ("of a negative size", b"-1\r\na\r\n0\r\n\r\n", 400),
        ("of a size with a sign", b"+1\r\na\r\n0\r\n\r\n", 400),
        ("of a size that overflows", b"1" + b"0" * 16 + b"\r\na\r\n0\r\n\r\n", 0),
        ("of an endless size", b"f" * 20_000 + b"\r\na", 400),
        ("of a size in 0x", b"0x1\r\na\r\n0\r\n\r\n", 400),
        ("of a size with underscores", b"1_0\r\na\r\n0\r\n\r\n", 400),
        ("of no size", b"\r\na\r\n0\r\n\r\n", 400),
        ("that are longer than said", b"1\r\nabc\r\n0\r\n\r\n", 400),
        ("that end early", b"5\r\nab", 400),
        ("after a bare line feed", b"1\na\n0\n\n", 400),
        ("with an odd extension", b"1;\ra\r\na\r\n0\r\n\r\n", 400),
        ("with a forbidden trailer", b"0\r\nContent-Length: 5\r\n\r\n", 400),
        ("with a folded trailer", b"0\r\nX-A: b\r\n c\r\n\r\n", 400),
        ("with an endless trailer", b"0\r\n" + b"X-A: b\r\n" * 20_000 + b"\r\n", 431),
    ):
        sent = posted(b"Transfer-Encoding: chunked", body=chunks) + INSIDE
        yield Shape(f"chunks {name}", (sent,), (403,), status)
    extended = posted(
        b"Transfer-Encoding: chunked", body=b'1;a="b"\r\na\r\n0\r\nX-A: b\r\n\r\n'
    )
    yield Shape("chunks with all that may be", (extended + ask(turn=2),), (403, 200))


def _several() -> Iterator[Shape]:
    """Several requests on a line, and lines that end in the middle of one."""
    many = b"".join(ask(turn=turn) for turn in range(1, 31))
    yield Shape("thirty requests at once", (many,), (200,) * 30)
    closed = ask(b"Connection: close") + INSIDE
    yield Shape("a request after the last one", (closed,), (200,))
    old = ask(line=b"GET /salud/ HTTP/1.0") + INSIDE
    yield Shape("a request after one of HTTP/1.0", (old,), (200,))
    tunnel = ask(line=b"CONNECT localhost:22 HTTP/1.1") + INSIDE
    yield Shape("a request through a tunnel", (tunnel,), (404,))
    broken = ask() + b"GET / HTTP/1.1\r\nHost : a\r\n\r\n" + INSIDE
    yield Shape("a broken request after a good one", (broken,), (200,), 400)
    upgrade = ask(
        b"Connection: Upgrade", b"Upgrade: websocket", b"Sec-WebSocket-Key: a"
    )
    yield Shape("an upgrade", (upgrade + ask(turn=2),), (200, 200))
    h2c = ask(
        b"Connection: Upgrade, HTTP2-Settings", b"Upgrade: h2c", b"HTTP2-Settings: AAMA"
    )
    yield Shape("an upgrade to HTTP/2", (h2c + ask(turn=2),), (200, 200))
    whole = ask()
    for part in (0, 1, 10, len(whole) - 1):
        yield Shape(f"a request cut at {part}", (whole[:part],))


def _slow() -> Iterator[Shape]:
    """What comes in pieces; each waits a moment for the next."""
    whole = ask()
    yield Shape("a slow request", (whole[:9], whole[9:40], whole[40:]), (200,))
    form = posted(b"Content-Length: 9", body=b"a=1")
    yield Shape("a slow body", (form, b"&b=", b"2&c" + ask(turn=2)), (403, 200))
    yield Shape("a body that stops", (form, b"&b="), (400,))
    expected = posted(b"Content-Length: 3", b"Expect: 100-continue", body=b"")
    yield Shape("a body that waits to be asked for", (expected, b"a=1"), (403,))
    chunked = posted(b"Transfer-Encoding: chunked", body=b"1\r\na\r")
    yield Shape("slow chunks", (chunked, b"\n0\r\n", b"\r\n" + ask(turn=2)), (403, 200))
