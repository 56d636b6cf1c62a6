"""What no font has is shown as something, and breaks neither the page nor the norms."""

import logging

import pypdfium2
import pytest

from reports import letters, pdf
from tests.reports.scorecards import WHEN

PAGE = '<html lang="es"><head><title>x</title></head><body><h1>x</h1><p>{}</p></body></html>'
DRAWN = [
    "Tiếng Việt: ệ ạ ữ",
    "Ελλάδα ἀρχή",
    "Жук № 5",
    "Łódź Dvořák İstanbul",
    "❤️ 👨‍👩‍👧 👍🏽 🇨🇴",
    "e\u0301 x\u0323 co\u00admo a\u200bb a\u202ab\ufeff",
    "≥ ≤ ≈ ≠ − ½ ⅔ √ ∞ € ₡",
]


@pytest.mark.parametrize("text", DRAWN)
def test_what_people_of_many_places_write_is_drawn(text, caplog):
    with caplog.at_level(logging.WARNING):
        pdf.render(PAGE.format(text), [], WHEN)

    assert caplog.messages == []


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("年 año", "□ año"),
        ("\uff21\uff11 \U0001d400 \u2473", "A1 A 20"),
        ("a\u2028b\x07c", "a b c"),
        ("\uff1cb\uff1e\uff06", "<b>&"),
    ],
)
def test_what_is_not_drawn_is_shown_as_something(text, shown, caplog):
    with caplog.at_level(logging.WARNING):
        content = pdf.render(PAGE.format(text), [], WHEN)

    page = pypdfium2.PdfDocument(content)[0].get_textpage().get_text_range()
    assert " ".join(page.split()) == f"x {shown} · Página 1 de 1"
    assert [one.split(":")[0] for one in caplog.messages] == ["No font has"]


def test_a_document_that_is_drawn_whole_is_left_as_it_is():
    text = PAGE.format("ñandú &lt;b&gt;")

    assert letters.printable(text, pdf.FONTS) is text
