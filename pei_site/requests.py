"""A request as the framework reads it, but for the coding of text that a header may name.

Python has some that read no text (hex, undefined): the framework asks them for the words
of the address before any middleware, and the server would answer for what comes of it.
"""

from typing import Any

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django.utils.http import parse_header_parameters


class Request(WSGIRequest):
    """Its texts are in UTF-8; RefusalMiddleware refuses what says otherwise."""

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
