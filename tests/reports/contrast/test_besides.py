"""What else changed: by matter, the first of each, all of the one that is asked for."""

from reports.comparing import Difference, Matter
from reports.contrast.asking import WORSE, Asked
from reports.contrast.besides import MOST, groups
from reports.telling import PROGRAMMED

HEADINGS = ("31/3/2023", "30/6/2023")


def difference(matter: Matter, label: str = "Peso", number: int = 1) -> Difference:
    return Difference(matter, number, None, f"Objetivo {number}", label, "1", "2")


def grouped(differences, matter: str = ""):
    asked = Asked(other="", order=WORSE, only_changed=False, matter=matter)
    return groups(differences, HEADINGS, asked)


def test_matters_come_in_their_order_and_figures_last():
    told = grouped(
        [
            difference(Matter.FIGURES, "Avance al corte"),
            difference(Matter.PROGRAMMING, PROGRAMMED),
            difference(Matter.WEIGHTS),
        ]
    )

    assert [(one.name, one.count, one.hidden) for one in told] == [
        ("Ponderaciones y reglas", 1, 0),
        ("Cifras", 2, 0),
    ]


def test_a_long_matter_shows_its_beginning_until_it_is_asked_for_whole():
    many = [difference(Matter.WEIGHTS, number=one) for one in range(MOST + 5)]

    (short,) = grouped(many)
    (whole,) = grouped(many, "ponderaciones-y-reglas")

    assert (len(short.table.rows), short.hidden, short.is_open) == (MOST, 5, False)
    assert short.whole == "tema=ponderaciones-y-reglas"
    assert (len(whole.table.rows), whole.hidden, whole.is_open) == (MOST + 5, 0, True)
    assert whole.whole == ""
