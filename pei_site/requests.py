"""A request as the framework reads it, but for what a header says of it that is not so.

Of its coding: Python has some that read no text (hex, undefined): the framework asks them
for the words of the address before any middleware, and the server would answer for what
comes of it. Of its length: of a body whose line broke the framework takes what came.
"""

from typing import Any

from django.core.exceptions import BadRequest
from django.core.handlers.wsgi import LimitedStream, WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters


class WholeBody(LimitedStream):
    """What ends before its length cannot be read: half a number is another number."""

    limit: int
    _pos: int

    def read(self, size: int | None = -1, /) -> bytes:
        """Return as much as was asked for, or all the rest."""
        rest = self.limit - self._pos
        asked = rest if size is None or size < 0 else min(size, rest)
        try:
            data: bytes = super().read(asked)
        except OSError:  # the line broke
            data = b""
        if len(data) < asked:
            raise BadRequest("The body ended before its length.")
        return data


class Request(WSGIRequest):
    """Its texts are in UTF-8; RefusalMiddleware refuses what says otherwise.

    What came in part is refused where it is read.
    """

    def __init__(self, environ: dict[str, Any]) -> None:
        super().__init__(environ)
        theirs: Any = self._stream
        whole: Any = WholeBody(environ["wsgi.input"], theirs.limit)
        self._stream = whole

    def _set_content_type_params(self, meta: dict[str, Any]) -> None:
        """Note the kind of the body, and believe nothing of its coding."""
        kind = meta.get("CONTENT_TYPE", "")
        try:
            self.content_type, self.content_params = parse_header_parameters(kind)
        except ValueError:
            self.content_type, self.content_params = "", {"charset": "unreadable"}


class Handler(WSGIHandler):
    """The product, for a server."""

    request_class = Request
