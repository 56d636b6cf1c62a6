"""What the system refuses has Spanish words where people meet it."""

import errno

import pytest

from pei_site.system_words import refusal


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.EACCES, "no hay permiso"),
        (errno.ENOENT, "no existe ese archivo o carpeta"),
        (errno.ENOSPC, "no queda espacio en el disco"),
        (errno.ENAMETOOLONG, "what the system says"),
    ],
)
def test_why_it_is_refused(number, words):
    assert refusal(OSError(number, "what the system says")) == words


def test_an_error_without_a_number_says_its_name():
    assert refusal(TimeoutError()) == "TimeoutError"
