"""What must not come of requests sent as bytes, whatever they are."""

import json
import random
import secrets
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import BAD_REQUEST, OK
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.soak.raw_shapes import LINE, MARK, Shape, ask
from tests.soak.served import TOKEN, UNSURE, Visitor, signed_in, version_on
from tests.soak.wire import Answer, broken_off, exchange
from tests.soak.writers import OPEN

OURS = (  # what every answer of the product carries
    *("X-Frame-Options", "Content-Security-Policy", "X-Content-Type-Options"),
    *("Cache-Control", "Referrer-Policy"),
)
NAMED = "X-Request-ID"  # only the product's answers have it: of the line, and the turn
UNKNOWN_CODING = 501  # as RFC 9112, 6.1 has it
WHOLE, CUT = "1474056", "1474"  # what was typed, and where it was cut
AT = "Listening at"  # the one line that may have an address
Person = tuple[Any, Any]  # somebody, and their own indicator


@dataclass
class Wire:
    """Lines to the product, each with a name of its own."""

    port: int
    names: set[str] = field(default_factory=set)

    def send(
        self, *pieces: bytes, methods: tuple[str, ...] = ()
    ) -> tuple[str, list[Answer]]:
        """Send on a new line; return its name and the answers."""
        name = secrets.token_hex(8)
        self.names.add(name)
        named = (piece.replace(LINE, name.encode()) for piece in pieces)
        return name, exchange(self.port, *named, methods=methods)

    def wrong(self, shape: Shape) -> Iterator[str]:
        """Say what is not as a shape says it is."""
        name, answers = self.send(*shape.pieces, methods=shape.methods)
        told = [answer.status for answer in answers]
        if told != shape.statuses:
            yield f"{shape.name}: {told} and not {shape.statuses}"
        ours = [one.headers[NAMED] for one in answers if NAMED in one.headers]
        mine = [f"{name}-{turn}" for turn in range(1, len(ours) + 1)]
        if len(ours) != len(shape.product) or (shape.named and ours != mine):
            yield f"{shape.name}: answers to {ours}"
        yield from self._anyhow(shape.name, name, answers)

    def broken(self, sent: bytes) -> Iterator[str]:
        """Say what no request may bring about."""
        name, answers = self.send(sent)
        yield from self._anyhow(repr(sent[:200]), name, answers)

    def mixed(self, visitors: dict[str, Visitor]) -> Iterator[str]:
        """Say where somebody got another's page, of several who share a line.

        The visitors by the key of their own indicator.
        """
        pages = [
            ask(
                f"Cookie: {visitor.cookies}".encode(),
                line=b"GET /admin/mi-mes/ HTTP/1.1",
                turn=turn,
            )
            for turn, visitor in enumerate(visitors.values(), 1)
        ]
        name, answers = self.send(b"".join(pages))
        if len(answers) < len(visitors) and not _is_last(answers):
            yield f"{len(answers)} answers to {len(visitors)} people"
        for own, answer in zip(visitors, answers, strict=False):
            shown = {key for key in visitors if f"/{key}/".encode() in answer.body}
            if shown != {own}:
                yield f"{answer.status} for who has {own}: {shown}"
        yield from self._anyhow("two people", name, answers)

    def _anyhow(self, what: str, name: str, answers: list[Answer]) -> Iterator[str]:
        for answer in answers:
            if answer.status >= 500 and answer.status != UNKNOWN_CODING:
                yield f"{what}: {answer.status}"
            if NAMED in answer.headers:
                lacking = [one for one in OURS if one not in answer.headers]
                if lacking:
                    yield f"{what}: {answer.status} without {lacking}"
                line = answer.headers[NAMED].partition("-")[0]
                if line != name and line in self.names:
                    yield f"{what}: the answer of another line"


def mutated(chance: random.Random, shapes: list[Shape]) -> bytes:
    """Return the bytes of a shape, changed by chance in a few places."""
    one = chance.choice([shape for shape in shapes if not shape.methods])
    sent = bytearray(b"".join(one.pieces)[:20_000])
    for _ in range(chance.randint(1, 4)):
        place, size = chance.randrange(len(sent) + 1), chance.choice((0, 1, 1, 2, 30))
        new = chance.choice(
            (b"", b"\r\n", b"\n", b" ", b":", b"0", chance.randbytes(2))
        )
        sent[place : place + size] = new
    return bytes(sent)


def cut(port: int, person: Person) -> Iterator[str]:
    """Say what was saved of forms whose line ended, or broke, within a number."""
    user, indicator = person
    visitor, page = signed_in(user, port), f"/admin/mi-mes/{OPEN}/{indicator.key}/"
    form = {"csrfmiddlewaretoken": TOKEN, "version": version_on(visitor.get(page)[1])}
    before = _saved(indicator)
    for kind, body in _forms(form | {"executed": WHOLE}).items():
        sent = ask(
            f"Cookie: {visitor.cookies}".encode(),
            f"Content-Type: {kind}".encode(),
            b"Content-Length: %d" % len(body),
            line=f"POST {page} HTTP/1.1".encode(),
            body=body[: body.index(WHOLE.encode()) + len(CUT)],
        )
        broken_off(port, sent)
        told = [answer.status for answer in exchange(port, sent)]
        if told != [BAD_REQUEST]:
            yield f"a form that was cut, {kind}: {told}"
        if _saved(indicator) != before:
            yield f"saved from a form that was cut, {kind}: {_saved(indicator)}"


def _saved(indicator: Any) -> list[Any]:
    from indicators.models import MonthlyRecord  # noqa: PLC0415 -- after setup

    records = MonthlyRecord.objects.filter(indicator=indicator)
    return list(records.values_list("executed", "version"))


def _forms(values: dict[str, Any]) -> dict[str, bytes]:
    from django.test.client import encode_multipart  # noqa: PLC0415 -- after setup

    return {
        "application/x-www-form-urlencoded": urlencode(values).encode(),
        "multipart/form-data; boundary=linea": encode_multipart("linea", values),
    }


def dead(port: int) -> Iterator[str]:
    """Say whether the server no longer answers what it answered before."""

    def asked(_: int) -> str:
        try:
            return str(Visitor(port, "").get("/salud/lista/")[0])
        except UNSURE as error:
            return type(error).__name__

    with ThreadPoolExecutor(8) as crowd:
        told = set(crowd.map(asked, range(16)))
    if told != {str(OK.value)}:
        yield f"afterwards: {told}"


def logged(log: Path) -> Iterator[str]:
    """Say what the log must not have: failures, what was asked, and by whom."""
    for line in log.read_text("utf-8", "replace").splitlines():
        try:
            level = json.loads(line)["level"]
        except (ValueError, KeyError):
            level = "no line of ours"
        if level not in {"INFO", "WARNING"} or "Traceback" in line:
            yield f"in the log, {level}: {line[:500]}"
        elif MARK.decode() in line or ("127.0.0.1" in line and AT not in line):
            yield f"told in the log: {line[:300]}"


def _is_last(answers: list[Answer]) -> bool:
    return bool(answers) and answers[-1].headers["Connection"] == "close"
