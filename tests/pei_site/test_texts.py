"""Texts without what nobody sees."""

import pytest

from pei_site.texts import forbidden_character, plain_text, without_hidden


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("Uno\u200e dos", "Uno dos"),
        ("Uno\x0bdos\x0ctres", "Uno\ndos\ntres"),
        ("Uno\r\ndos\rtres", "Uno\ndos\ntres"),
        ("\u202eal revés\u202c", "al revés"),
        ("Nin\u0303o y man\u0303ana", "Niño y mañana"),
        ("uno\ufffe\uffff dos", "uno dos"),
        ("Año 2023 – 100 % ✓", "Año 2023 – 100 % ✓"),
    ],
)
def test_pasted_texts_lose_only_what_nobody_sees(pasted, kept):
    assert without_hidden(pasted) == kept
    assert forbidden_character(kept) is None


def test_the_first_forbidden_character_is_named():
    assert forbidden_character("Uno\u200e dos") == "U+200E"


def test_plain_text_has_one_line_end_and_no_outer_spaces():
    assert plain_text("  uno\r\ndos ") == "uno\ndos"
