"""Requests with an odd first line or odd headers, as bytes, and what is answered to each."""

from collections.abc import Iterator

from tests.soak.raw_shapes import INSIDE, MARK, Shape, ask

EVIL = b"evil.example"


def odd_heads() -> Iterator[Shape]:
    """Give what no browser would say before a body."""
    yield from _lines()
    yield from _methods()
    yield from _targets()
    yield from _hosts()
    yield from _odd_headers()
    yield from _many_headers()
    yield from _of_the_proxy()


def _lines() -> Iterator[Shape]:
    """First lines that are no request, or of another HTTP."""
    for name, line, status in (
        ("nothing", b"", 400),
        ("HTTP/0.9", b"GET /salud/", 400),
        ("HTTP/2.0", b"GET / HTTP/2.0", 400),
        ("HTTP/1.10", b"GET / HTTP/1.10", 400),
        ("http/1.1", b"GET / http/1.1", 400),
        ("another protocol", b"GET / RTSP/1.0", 400),
        ("one word", b"GET", 400),
        ("two spaces", b"GET  / HTTP/1.1", 400),
        ("a tab", b"GET\t/ HTTP/1.1", 400),
        ("a space before", b" GET / HTTP/1.1", 400),
        ("a space after", b"GET / HTTP/1.1 ", 400),
        ("a space in the address", b"GET /a b HTTP/1.1", 400),
        ("a method of small letters", b"get / HTTP/1.1", 400),
        ("a method of odd letters", b"G\xc9T / HTTP/1.1", 400),
        ("an endless method", b"A" * 5000 + b" / HTTP/1.1", 400),
        ("a bare return", b"GET /\r HTTP/1.1", 400),
        ("a bare line feed", b"GET / HTTP/1.1\nX-A: b", 400),
        ("noise", bytes(range(14, 256)), 400),
        ("TLS", b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 400),
        ("a line of the proxy protocol", b"PROXY TCP4 1.1.1.1 2.2.2.2 1 2", 400),
        ("the preface of HTTP/2", b"PRI * HTTP/2.0", 400),
        ("9 KB", b"GET /?q=" + MARK * 900 + b" HTTP/1.1", 414),
        ("1 MB", b"GET /?q=" + MARK * 100_000 + b" HTTP/1.1", 414),
    ):
        yield Shape(f"first line: {name}", (ask(line=line),), server=status)
    yield Shape("an empty line before", (b"\r\n" + ask(),), (200,))
    yield Shape("two empty lines before", (b"\r\n\r\n" + ask(),), server=400)


def _methods() -> Iterator[Shape]:
    """Methods that no page answers, and the one whose answer has no body."""
    for method in (b"PROPFIND", b"PATCH", b"X-ODD"):  # they might write: no token
        line = method + b" /accesibilidad/ HTTP/1.1"
        yield Shape(f"the method {method.decode()}", (ask(line=line),), (403,))
    trace = ask(line=b"TRACE /accesibilidad/ HTTP/1.1")
    yield Shape("the method TRACE", (trace,), (405,))
    head = ask(line=b"HEAD /salud/ HTTP/1.1") + ask(turn=2)
    yield Shape("HEAD", (head,), (200, 200), methods=("HEAD",))


def _targets() -> Iterator[Shape]:
    """Addresses that are no path, or an odd one."""
    for target, product, server in (
        (b"*", 0, 400),
        (b"localhost:80", 0, 400),
        (b"salud/", 0, 400),
        (b"?q=1", 0, 400),
        (b"", 0, 400),
        (b"/salud/\0", 0, 400),
        (b"/salud/\xff", 0, 400),
        (b"/salud/\xc3\xb1", 0, 400),
        (b"/salud/\x7f", 0, 400),
        (b"http://[::1/", 0, 400),
        (b"http://localhost/salud/", 200, 0),
        (b"http://evil.example/salud/", 200, 0),
        (b"http://a@localhost:99999/salud/", 200, 0),
        (b"gopher://localhost/salud/", 200, 0),
        (b"javascript://localhost/salud/", 200, 0),
        (b"http://localhost", 302, 0),
        (b"http://localhost?q=1", 302, 0),
        (b"//evil.example/salud/", 404, 0),
        (b"//evil.example", 404, 0),
        (b"/%2f%2fevil.example", 404, 0),
        (b"/salud/#a", 200, 0),
        (b"/salud/?%zz=%ff&\\", 200, 0),
        (b"/salud/%00", 400, 0),
        (b"/salud/%ff", 404, 0),
        (b"/salud/%0d%0aX-A:%20b", 404, 0),
        (b"/../../etc/passwd", 404, 0),
        (b"/static/../../manage.py", 404, 0),
        (b"/static/%2e%2e/%2e%2e/manage.py", 404, 0),
        (b"/\\evil.example", 404, 0),
        (b"/salud;a=b/", 404, 0),
        (b"/" + MARK * 700, 404, 0),
    ):
        sent = ask(line=b"GET %s HTTP/1.1" % target)
        name = f"the address {target[:30]!r}"
        yield Shape(name, (sent,), (product,) if product else (), server)
    yield Shape("OPTIONS *", (ask(line=b"OPTIONS * HTTP/1.1"),), (404,))


def _hosts() -> Iterator[Shape]:
    """Hosts that are not ours, or are said oddly."""
    for host, status in (
        (EVIL, 400),
        (b"localhost@evil.example", 400),
        (b"evil.example@localhost", 400),
        (b"localhost:80@evil.example", 400),
        (b"localhost/", 400),
        (b"localhost, evil.example", 400),
        (b"http://localhost", 400),
        (b"local_host", 400),
        (b"localhost:abc", 400),
        (b"localhost:99999999999999999999", 200),
        (b"localhost:8000", 200),
        (b"LOCALHOST", 200),
        (b"localhost.", 200),
        (b"[::1]", 400),
        (b"[::1", 400),
        (b"[::1]evil.example", 400),
        (b"local\xffhost", 400),
        (b"local host", 400),
        (b"a" * 8000, 400),
    ):
        sent = ask(line=b"GET /accesibilidad/ HTTP/1.1", host=host)
        yield Shape(f"the host {host[:30]!r}", (sent,), (status,))
    empty = ask(b"Host:", line=b"GET /accesibilidad/ HTTP/1.1", host=b"")
    yield Shape("an empty host", (empty,), (400,))
    yield Shape("two hosts", (ask(b"Host: evil.example"),), server=400)
    yield Shape("a host in another case", (ask(b"hOST: localhost", host=b""),), (200,))
    yield Shape(
        "a host before a space", (ask(b"Host : localhost", host=b""),), server=400
    )
    for line in (b"GET /accesibilidad/ HTTP/1.0", b"GET /accesibilidad/ HTTP/1.1"):
        yield Shape(
            f"no host, {line[-3:].decode()}", (ask(line=line, host=b""),), (200,)
        )


def _odd_headers() -> Iterator[Shape]:
    """Headers that are none, or whose bytes no header has."""
    for header, status in (
        (b"X-A\0: b", 400),
        (b"X-A: \0", 400),
        (b"X-A: b\x7f", 400),
        (b"X-A: \x1b[2J", 400),
        (b"X-\xff: b", 400),
        (b"X-\xdf: b", 400),
        (b"X A: b", 400),
        (b"X(A): b", 400),
        (b": b", 400),
        (b"X-A", 400),
        (b" X-A: b", 400),
        (b"X-A: b\r\n c", 400),
        (b"X-A: b\nX-B: c", 400),
        (b"X-A: b\rX-B: c", 400),
        (b"Content-Type: a/b\r\nContent-Type: c/d", 400),
        (b"Expect: 200-ok", 417),
        (b"X-A: " + MARK * 6_500, 431),
        (b"X" * 65_000 + b": b", 431),
    ):
        yield Shape(
            f"the header {header[:20]!r}", (ask(header) + INSIDE,), server=status
        )
    for header in (
        b"X-A:",
        b"X-A: \xff\xfe" + MARK,
        b"X-A:\t \t",
        b"Cookie: sid=\xff; =; a",
        b"Cookie: " + b"a=b; " * 1500,
        b"User-Agent: " + MARK * 800,
        b"Accept-Encoding: " + b"gzip;q=0.1, " * 600,
        b"Range: bytes=0-0,1-1",
        b"Keep-Alive: timeout=-1, max=0",
        b"Connection: Host, Cookie, X-Forwarded-For",
        b"Trailer: Host",
        b"TE: trailers, deflate;q=abc",
        b"Max-Forwards: -1",
        b"Content-Encoding: gzip",
    ):
        yield Shape(
            f"the header {header[:20]!r}", (ask(header) + ask(turn=2),), (200, 200)
        )


def _many_headers() -> Iterator[Shape]:
    """More headers than the server takes, and as many as it does."""
    for number, status in ((58, 0), (59, 431), (200, 431), (20_000, 431)):
        told = tuple(b"X-%d: %d" % (one, one) for one in range(number))
        expected = () if status else (200,)
        yield Shape(f"{number} more headers", (ask(*told),), expected, status)
    same = tuple(b"Cookie: a=%d" % one for one in range(50))
    yield Shape("fifty times a header", (ask(*same),), (200,))
    yield Shape("64 KB of headers", (ask(*[b"X-A: " + b"b" * 7000] * 10),), (200,))
    yield Shape(
        "headers without an end",
        (b"GET / HTTP/1.1\r\n" + b"X-A: b\r\n" * 100_000,),
        server=431,
    )


def _of_the_proxy() -> Iterator[Shape]:
    """Headers that only a proxy may say, said otherwise than the proxy overwrites."""
    for header, status in (
        (b"X_Forwarded_For: 1.2.3.4", 200),
        (b"X_Forwarded_Proto: https", 200),
        (b"X-Forwarded-Proto: https,http", 200),
        (b"X-Forwarded-Ssl: on", 200),
        (b"X-Forwarded-Host: evil.example", 200),
        (b"X-Original-Url: /admin/", 200),
        (b"X-Rewrite-Url: /admin/", 200),
        (b"Forwarded: for=1.2.3.4;host=evil.example", 200),
        (b"Proxy: http://evil.example", 200),
        (b"Remote_User: planeacion", 200),
        (b"Path_Info: /admin/", 200),
        (b"Script_Name: /otra", 200),
        (b"SCRIPT_NAME: /salud", 200),
        (b"Script-Name: /salud", 200),
    ):
        yield Shape(
            f"the header {header[:30]!r}", (ask(header) + ask(turn=2),), (status, 200)
        )
    both = ask(b"X-Forwarded-Proto: http", b"X-Forwarded-Ssl: on")
    yield Shape("two schemes", (both,), (200,))
    moved = ask(b"SCRIPT_NAME: /otra", line=b"GET /otra/salud/ HTTP/1.1")
    yield Shape("an address under another name", (moved,), (404,))
