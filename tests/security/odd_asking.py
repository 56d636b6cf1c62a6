"""Requests that only ask, oddly: ranges, conditions, languages, hosts, other methods."""

from collections.abc import Iterator
from itertools import cycle

from tests.security.odd import HUGE
from tests.security.odd_bodies import Odd, encoded

ASKING = ("GET", "HEAD", "OPTIONS")
LONG = "q" * 10_000
HEADERS = {
    "HTTP_RANGE": (
        "bytes=0-0",
        "bytes=0-",
        "bytes=-1",
        "bytes=5-2",
        "bytes=abc",
        "bytes=",
        "abc",
        "bytes=0-0,1-1,2-2",
        "bytes=0-9,5-14,0-9",
        f"bytes=0-{HUGE}",
        f"bytes={HUGE}-",
        "bytes=--1",
        "bytes=0-0," * 1500,
        "rows=0-1",
        "bytes=\u0660-\u0661",
        "\xff\x00",
    ),
    "CONTENT_TYPE": (
        "a/b; charset=undefined",
        "a/b; charset=hex",
        "a/b; charset=utf-16",
        "\xff/;",
    ),
    "HTTP_IF_RANGE": ('"x"', "abc", "\xff"),
    "HTTP_IF_NONE_MATCH": (
        "*",
        "abc",
        '"',
        '"a", W/"b", ',
        "W/",
        '"x",' * 2000,
        "\xff\x00",
    ),
    "HTTP_IF_MATCH": ("*", '"x"', "abc", "\xff"),
    "HTTP_IF_MODIFIED_SINCE": (
        "abc",
        "-1",
        HUGE,
        "Thu, 01 Jan 1970 00:00:00 GMT",
        "\xff\x00",
        "Thu, 99 Xyz 9999 99:99:99 GMT",
        "Sun, 06 Nov 99999 08:49:37 GMT",
        "Fri, 31 Dec 9999 23:59:59 GMT",
        "Wed, 31 Feb 2023 00:00:00 GMT",
    ),
    "HTTP_IF_UNMODIFIED_SINCE": ("abc", "Thu, 01 Jan 1970 00:00:00 GMT"),
    "HTTP_ACCEPT": (
        "",
        "*",
        "*/*;q=abc",
        "application/json",
        "text/html;q=-1",
        "a/b," * 2000,
        "\xff",
    ),
    "HTTP_ACCEPT_LANGUAGE": (
        "",
        "en",
        "xx-YY",
        "es;q=abc",
        "*",
        "es-" * 900,
        "../../etc",
        "\xff\x00",
    ),
    "HTTP_ACCEPT_ENCODING": (
        "",
        "gzip;q=0",
        "br, gzip;q=abc",
        "identity;q=0, *;q=0",
        "\xff",
    ),
    "HTTP_HOST": (
        "",
        "evil.example",
        "testserver:abc",
        "testserver:99999",
        "[::1",
        "a b",
        "\xff",
        "testserver.",
    ),
    "HTTP_X_FORWARDED_FOR": (
        "",
        "abc",
        "1.2.3.4, 5.6.7.8",
        "::ffff:1.2.3.4",
        "1," * 3000,
        "\xff\x00",
        "999.1.1.1",
    ),
    "HTTP_X_FORWARDED_PROTO": ("https", "abc", "https,http", "\xff"),
    "HTTP_X_FORWARDED_HOST": ("evil.example", "\xff", "a, b"),
    "HTTP_X_FORWARDED_PORT": ("abc", HUGE),
    "HTTP_X_REQUEST_ID": ("", "x" * 5000, "a\tb", "\xff\x00"),
    "HTTP_X_REQUESTED_WITH": ("XMLHttpRequest", "\xff"),
    "HTTP_COOKIE": (
        "sid=",
        "sid=\xff",
        "sid=" + "x" * 4000,
        "=;=;==",
        'messages="abc',
        "a=b;" * 1000,
        "csrf=abc",
    ),
    "HTTP_REFERER": (
        "",
        "abc",
        "https://evil.example/",
        "javascript:zx()",
        "\xff\x00",
        "http://[",
        "x" * 5000,
    ),
    "HTTP_ORIGIN": ("null", "https://evil.example", "http://[", "\xff"),
    "HTTP_USER_AGENT": ("", "x" * 8000, "\xff\x00", "\x1b]0;x"),
    "HTTP_AUTHORIZATION": (
        "Basic",
        "Basic YWJj",
        "Bearer \xff",
        "Bearer " + "x" * 5000,
        "Basic \xff",
    ),
    "HTTP_UPGRADE": ("websocket", "h2c"),
    "HTTP_EXPECT": ("100-continue", "abc"),
    "HTTP_TRANSFER_ENCODING": ("chunked", "gzip, chunked"),
    "HTTP_SEC_FETCH_SITE": ("cross-site", "\xff"),
}
QUERIES = (
    *("page=0", "page=-1", f"page={HUGE}", "page=NaN", "page=last", "page[]=1&page[0]=2"),
    *("pagina=0", "pagina=-1", f"pagina={HUGE}", "pagina=NaN", "p=-1", "p=abc"),
    *("o=999.-1", "o=-", "o=..", "_facets", "_facets=True&q=a", "_facets=1", "all=", "e=1"),
    *("_popup=1", "_to_field=id", "_changelist_filters=%ff", "next=//evil.example/"),
    *("nada=1", "no__hay__tal=1", "pk__in=1,a", "id__in=", "id=abc", "history=1"),
    *("id__range=1", "id__exact=%FF", "password__startswith=a", "a" * 5000, "&&&==&="),
    *("q=%00", "q=\0", f"q={LONG}", "q=%ED%A0%80", "q=" + "+".join("ab") * 500, "q=%22"),
    *("&".join(f"c{number}=" for number in range(1500)), "%", "%zz=%zz", "\xff=\xfe"),
)  # fmt: skip


def odd_headers() -> Iterator[Odd]:
    """Give every odd value of every header, by GET and HEAD in turn."""
    methods = cycle(("GET", "HEAD"))
    for header, values in HEADERS.items():
        query = "q=%ff" if header == "CONTENT_TYPE" else ""
        for value in values:
            name = f"{header} {value[:20]!r}"
            yield Odd(name, next(methods), query=query, told={header: value})


def odd_queries() -> Iterator[Odd]:
    """Give the words of a query that no page, or another one, reads."""
    for query in QUERIES:
        yield Odd(f"?{query[:30]!r}", "GET", query=query)


def overrides(values: dict[str, list[str]]) -> Iterator[Odd]:
    """Ask with what a form posts, as if another method were meant: none is."""
    form = encoded(values)
    for method in ASKING:
        for other in ("POST", "PUT", "DELETE"):
            told = {
                f"HTTP_X_{name}": other
                for name in ("HTTP_METHOD_OVERRIDE", "METHOD_OVERRIDE", "HTTP_METHOD")
            }
            query = f"_method={other}&{form.decode()}"
            yield Odd(f"{method} as {other}", method, form, query=query, told=told)
    for other in ("PUT", "PATCH", "DELETE"):  # the method itself, with a body
        yield Odd(f"{other} with a body", other, form)
    for method in (
        "",
        "get",
        "post",
        "POST ",
        "CONNECT",
        "PROPFIND",
        "\xff",
        "X" * 500,
    ):
        yield Odd(f"the method {method[:20]!r}", method, form)
