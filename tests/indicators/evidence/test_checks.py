"""What may be evidence and what may not, by content."""

import io

import pytest
from django.core.exceptions import ValidationError
from PIL import Image, ImageFile

from indicators.evidence.checks import check_file
from tests.indicators.evidence.files import HONEST, HOSTILE, pdf, picture


@pytest.mark.parametrize("name", HONEST)
def test_honest_files_pass(name):
    assert check_file(name, HONEST[name]).name == name


def test_the_corpus_is_large_enough():
    assert len(HOSTILE) >= 40


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_files_are_refused(case):
    with pytest.raises(ValidationError) as refused:
        check_file(*HOSTILE[case])

    assert refused.value.messages[0].endswith((".", ").")), refused.value


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("acta.pdf", "application/pdf"),
        ("foto.jpg", "image/jpeg"),
        ("foto.png", "image/png"),
    ],
)
def test_the_type_is_the_contents(name, media_type):
    assert check_file(name, HONEST[name]).media_type == media_type


def test_documents_are_kept_byte_by_byte():
    assert check_file("acta.pdf", pdf()).content == pdf()


def test_a_picture_leaves_behind_what_it_carried():
    exif = Image.Exif()
    exif[0x010F] = "Cámara secreta"
    carried = picture("JPEG", exif=exif, comment=b"comentario") + b"<script>"

    kept = check_file("foto.jpg", carried).content

    with Image.open(io.BytesIO(kept)) as clean:
        assert (clean.size, dict(clean.getexif())) == ((40, 30), {})
    assert b"comentario" not in kept
    assert b"<script>" not in kept


def test_a_photograph_taken_upright_stays_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # a quarter turn

    kept = check_file("foto.jpg", picture("JPEG", exif=exif)).content

    with Image.open(io.BytesIO(kept)) as upright:
        assert upright.size == (30, 40)


def test_the_same_picture_gives_the_same_fingerprint():
    first, second = (check_file("foto.png", picture("PNG")) for _ in range(2))

    assert first.sha256 == second.sha256


@pytest.mark.parametrize("name", ["truncated png", "truncated jpeg"])
def test_half_a_picture_is_refused_after_a_paper_was_drawn_too(name):
    ImageFile.LOAD_TRUNCATED_IMAGES = True  # as WeasyPrint leaves it

    with pytest.raises(ValidationError, match="dañada o incompleta"):
        check_file(*HOSTILE[name])
