"""The names that people give to their files."""

import pytest

from indicators.evidence.names import clean_name


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        pytest.param("acta.pdf", "acta.pdf", id="as it is"),
        pytest.param("Acta  de\tJunio.pdf", "Acta de Junio.pdf", id="spaces"),
        pytest.param("informacio\u0301n.pdf", "información.pdf", id="NFC"),
        pytest.param("../../etc/passwd.pdf", "passwd.pdf", id="folders"),
        pytest.param("C:\\Users\\ana\\acta.pdf", "acta.pdf", id="Windows folders"),
        pytest.param("..", "archivo", id="only points"),
        pytest.param("", "archivo", id="nothing"),
        pytest.param("/.pdf", "archivo.pdf", id="only an ending"),
        pytest.param("..acta.pdf", "acta.pdf", id="points before"),
        pytest.param("a\0b\x1bc.pdf", "abc.pdf", id="controls"),
        pytest.param("acta\u202efdp.exe", "actafdp.exe", id="turned round"),
        pytest.param("x" * 300 + ".pdf", "x" * 196 + ".pdf", id="300 characters"),
        pytest.param('a"; b.pdf', 'a"; b.pdf', id="quotes"),
    ],
)
def test_a_name_is_cleaned(given, kept):
    assert clean_name(given) == kept
