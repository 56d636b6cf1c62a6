"""Bodies that are not what a form posts: of another kind, broken, or beyond every limit.

Each is made from what the form of the page posts, so that what reads it goes far.
"""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.core.files.uploadedfile import UploadedFile
from django.test.client import encode_multipart

from tests.security.odd import ENDLESS, HUGE

FORM = "application/x-www-form-urlencoded"
BOUNDARY = "linea"
MULTIPART = f"multipart/form-data; boundary={BOUNDARY}"
MANY = 10_000  # fields: more than DATA_UPLOAD_MAX_NUMBER_FIELDS
LARGE = 3 * 1024**2  # bytes: more than DATA_UPLOAD_MAX_MEMORY_SIZE
COUNTS = ("-1", "1000000000", "abc", "", HUGE, ENDLESS, "\0")
VALUES = ("\0", "\ud800", "\x1b\u202e", ENDLESS, "NaN", "1e309", "x" * 50_000)


@dataclass(frozen=True)
class Odd:
    """A request: `told` are its headers as WSGI names them, beside those of the body.

    `form`: what it posts, made into its content when it is sent: most never are.
    """

    name: str
    method: str = "POST"
    content: bytes = b""
    kind: str = FORM
    query: str = ""
    told: dict[str, str] = field(default_factory=dict)
    form: dict[str, Any] = field(default_factory=dict)

    @property
    def body(self) -> bytes:
        """What is sent."""
        return self.content or encoded(self.form)


def odd_bodies(values: dict[str, list[str]]) -> Iterator[Odd]:
    """Give every odd body of a page, by what its form posts (as `plain` says it)."""
    form = encoded(values)
    multipart = encode_multipart(BOUNDARY, values)
    yield from _of_another_kind(values, form, multipart)
    yield from _broken(form, multipart)
    yield from _beyond_limits(form, multipart)
    yield from _odd_values(values)
    yield from _odd_counts(values)


def plain(body: dict[str, Any]) -> dict[str, list[str]]:
    """Return the texts that are posted; of a file its name."""
    lists = {
        name: value if isinstance(value, list) else [value]
        for name, value in body.items()
    }
    return {
        name: [one.name if isinstance(one, UploadedFile) else str(one) for one in texts]
        for name, texts in lists.items()
    }


def _of_another_kind(
    values: dict[str, list[str]], form: bytes, multipart: bytes
) -> Iterator[Odd]:
    yield Odd("nothing")
    yield Odd("json", content=json.dumps(values).encode(), kind="application/json")
    yield Odd("json as a form", content=json.dumps(values).encode())
    yield Odd("a form as json", content=form, kind="application/json")
    yield Odd("a form as multipart", content=form, kind=MULTIPART)
    yield Odd("multipart as a form", content=multipart)
    yield Odd("of no kind", content=form, kind="")
    yield Odd("of an odd kind", content=form, kind="\xff/;=;charset")
    for charset in ("no-hay", "utf-16", "utf-7", "idna", "hex", "undefined", "\xff"):
        yield Odd(
            f"a form in {charset!r}", content=form, kind=f"{FORM}; charset={charset}"
        )
        yield Odd(
            f"multipart in {charset!r}",
            content=multipart,
            kind=f"{MULTIPART}; charset={charset}",
        )
    yield Odd(
        "a kind in an odd coding", content=multipart, kind=f"{MULTIPART}; a*=hex''%41"
    )
    for coding in ("gzip", "deflate, br"):
        packed = gzip.compress(form)
        yield Odd(
            f"packed, {coding}", content=packed, told={"HTTP_CONTENT_ENCODING": coding}
        )


def _broken(form: bytes, multipart: bytes) -> Iterator[Odd]:
    bare = "multipart/form-data"
    for name, kind in {
        "no": bare,
        "an empty": f"{bare}; boundary=",
        "another": f"{bare}; boundary=otra",
        "an odd": f"{bare}; boundary=\xff\xfe",
        "an endless": f"{bare}; boundary={'b' * 5000}",
    }.items():
        yield Odd(f"{name} boundary", content=multipart, kind=kind)
    for part in (1, len(multipart) // 2, len(multipart) - 3):
        yield Odd(f"multipart cut at {part}", content=multipart[:part], kind=MULTIPART)
    yield Odd("a form cut", content=form[: len(form) // 2] + b"%e")
    yield Odd("noise", content=bytes(range(256)) * 8)
    yield Odd("noise in multipart", content=bytes(range(256)) * 8, kind=MULTIPART)
    for name, heading in {
        "without a name": b"Content-Disposition: form-data",
        "of two names": b'Content-Disposition: form-data; name="a"; name="b"',
        "with a file of no name": b'Content-Disposition: form-data; name="files"; filename=""',
        "that climbs": b'Content-Disposition: form-data; name="files"; filename="../../x"',
        "with an odd name": b"Content-Disposition: form-data; name*=utf-7''%ff%00",
        "in a coding of no text": b"Content-Disposition: form-data; name*=hex''%41",
        "in broken base64": b'Content-Disposition: form-data; name="a"\r\nContent-Transfer-Encoding: base64',
        "with a null": b'Content-Disposition: form-data; name="a\0"; filename="\0.pdf"',
    }.items():
        parts = b"--%s\r\n%s\r\n\r\na\0=\xed\xa0\x80\r\n" % (BOUNDARY.encode(), heading)
        yield Odd(f"a part {name}", content=parts + multipart, kind=MULTIPART)
    for length in ("", "abc", "-1", "0", "1", HUGE, ENDLESS, "1e3", "٣", "1, 1"):
        # What a server would not hand on, but for the number that is too small.
        told = {"CONTENT_LENGTH": length}
        yield Odd(f"a length of {length[:9]!r}", content=form, told=told)
        yield Odd(
            f"multipart of {length[:9]!r}", content=multipart, kind=MULTIPART, told=told
        )


def _beyond_limits(form: bytes, multipart: bytes) -> Iterator[Odd]:
    yield Odd("many fields", content=b"&".join((form, many_fields())))
    yield Odd("many parts", content=many_parts() + multipart, kind=MULTIPART)
    part = b'--%s\r\nContent-Disposition: form-data; name="files"; filename="a.pdf"\r\n\r\n\r\n'
    files = part % BOUNDARY.encode() * 200
    yield Odd("many files", content=files + multipart, kind=MULTIPART)
    yield Odd("a large field", content=form + b"&narrative=" + b"x" * LARGE)
    yield Odd("a large name", content=form + b"&" + b"x" * LARGE)


def _odd_values(values: dict[str, list[str]]) -> Iterator[Odd]:
    """Put each odd value into every field, into every name, and every field twice."""
    for odd in VALUES:
        told = odd if len(odd) < 10 else f"{odd[:3]}…{len(odd)}"
        yield _form(f"{told!r} everywhere", dict.fromkeys(values, odd))
        yield _form(f"{told!r} as a name", values | {odd: "x"})
        yield _form(
            f"every name with {told!r}",
            {f"{name}{odd}": one for name, one in values.items()},
        )
    yield _form(
        "every field twice", {name: [*one, *one] for name, one in values.items()}
    )
    yield _form(
        "every field twice, otherwise",
        {name: [*one, "x"] for name, one in values.items()},
    )
    for name in values:
        for odd in VALUES:
            yield _form(f"{name} of {odd[:3]!r}…{len(odd)}", values | {name: odd})
    raw = b"&".join(
        b"%s=\xed\xa0\x80%%ed%%a0%%80%%ff" % name.encode() for name in values
    )
    yield Odd("raw surrogates", content=raw)
    for name in values:
        yield _form(
            f"without {name}",
            {one: text for one, text in values.items() if one != name},
        )


def _odd_counts(values: dict[str, list[str]]) -> Iterator[Odd]:
    """Forge how many rows a set of forms has."""
    for name in values:
        if name.endswith(("-TOTAL_FORMS", "-INITIAL_FORMS", "-MAX_NUM_FORMS")):
            for count in COUNTS:
                told = count[:12]
                yield _form(f"{name} of {told!r}", values | {name: count})


def _form(name: str, values: dict[str, Any]) -> Odd:
    return Odd(name, form=values)


def encoded(values: dict[str, Any]) -> bytes:
    """Write what a form posts, with whatever is no character too."""
    return urlencode(values, doseq=True, errors="surrogatepass").encode()


@cache
def many_fields() -> bytes:
    """Return more fields than are let in."""
    return b"&".join(b"campo%d=" % number for number in range(MANY))


@cache
def many_parts() -> bytes:
    """Return more parts than are let in."""
    part = b'--%s\r\nContent-Disposition: form-data; name="a%d"\r\n\r\n\r\n'
    return b"".join(part % (BOUNDARY.encode(), number) for number in range(MANY))
