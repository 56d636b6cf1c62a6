"""X04 and X05: what people typed is text in the paper; it fetches, attaches and runs nothing."""

import io
import logging

import pikepdf

from reports import exports
from tests.reports.cards import a_row, an_objective
from tests.reports.printed import words
from tests.reports.scorecards import WHEN, a_scorecard

VECTORS = [
    "<img src='http://127.0.0.1:9/zx.png'>",
    "<img src='file:///etc/passwd'>",
    "<link rel='attachment' href='file:///etc/passwd'>",
    "<link rel='stylesheet' href='http://127.0.0.1:9/zx.css'>",
    "<style>@import 'http://127.0.0.1:9/zx.css'; * {display: none}</style>",
    "<p style='background: url(http://127.0.0.1:9/zx)'>zx</p>",
    "<a rel='attachment' href='file:///etc/hostname'>zx</a>",
    "<a href='javascript:zx()'>zx</a>",
    "<object data='file:///etc/passwd'></object>",
    "<embed src='file:///etc/passwd'>",
    "<svg><image href='file:///etc/passwd'/></svg>",
    "<script>zx()</script><iframe src='file:///etc/passwd'></iframe>",
]
CONTROLS = "a\x07b\x1bc\ufffed\u202ee sen\u0303al"


def names(document: pikepdf.Pdf) -> set[str]:
    """Return the names of every dictionary of a document, and their actions."""
    found = set()
    for one in document.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            found |= set(one.keys()) | {
                str(one.get("/S", "")),
                str(one.get("/Type", "")),
            }
    return found


def links(document: pikepdf.Pdf) -> list[str]:
    """Return where the links of a document lead outside it."""
    return [
        str(one.A.URI)
        for page in document.pages
        for one in page.get("/Annots", [])
        if "/A" in one and "/URI" in one.A
    ]


def test_x04_twelve_vectors_are_printed_and_do_nothing(caplog):
    text = " ".join([*VECTORS, CONTROLS])
    row = a_row(name=text, sentence=text, identification=text, department=text)
    told = a_scorecard(objectives=(an_objective(1, row, statement=text),))

    with caplog.at_level(logging.WARNING):
        content = exports.render(told, "pdf", WHEN)

    document = pikepdf.open(io.BytesIO(content))
    shown = words(content).replace(" ", "")
    assert caplog.messages == []  # a refused fetch is told
    assert all(vector.replace(" ", "") in shown for vector in VECTORS)
    assert "abcdeseñal" in shown
    assert sorted(name.rpartition(".")[2] for name in document.attachments) == [
        "csv",
        "json",
        "xlsx",
    ]
    assert names(document) & {"/JavaScript", "/JS", "/Launch", "/SubmitForm"} == set()
    assert all(one.startswith(("http://", "https://")) for one in links(document))
    assert not any("zx" in one or "127.0.0.1" in one for one in links(document))
