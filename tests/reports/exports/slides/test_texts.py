"""Room on a slide: what fits is left alone, what does not ends with three dots."""

import pytest

from reports.exports.slides.texts import clean, cut, height_of, width_of, wrap


def test_lines_are_no_wider_than_their_box():
    text = "Porcentaje de avance en la implementación " * 5 + "x" * 200

    lines = wrap(text, 120, 11)

    assert max(width_of(line, 11) for line in lines) <= 120
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["", "una", "una causa\nen dos líneas"])
def test_what_fits_is_not_cut(text):
    assert cut(text, 2, 200, 11) == text


def test_what_does_not_fit_is_cut_at_a_word():
    shown = cut("una causa muy larga " * 400, 3, 200, 11)

    assert shown.endswith("…")
    assert shown[:-1].split(" ")[-1] in {"una", "causa", "muy", "larga"}
    assert height_of(shown, 200, 11) <= height_of("a\nb\nc", 200, 11)


def test_a_word_longer_than_its_box_is_cut_too():
    shown = cut("W" * 4000, 2, 100, 11)

    assert len(wrap(shown, 100, 11)) == 2
    assert shown.endswith("…")


def test_what_no_file_can_hold_is_dropped():
    assert clean("a\x00b\tc\r\nd\ud800\ufffe\x0b\x9f") == "ab c\nd"
    assert clean("tilde: ñ á 中 😀") == "tilde: ñ á 中 😀"
