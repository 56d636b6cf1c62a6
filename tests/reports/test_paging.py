"""A long list in pages: which is shown, and the ways to the others."""

from django.template.loader import render_to_string
from django.test import RequestFactory

from reports.paging import turn_in, turn_to

LIST = range(95)  # four pages of thirty


def shown(asked: str, size: int = 30):
    return turn_to(LIST, asked, str, size)


def test_the_ways_lead_to_every_page_and_the_one_that_is_shown_is_told():
    turned = shown("3")

    assert (turned.rows, turned.problem) == (list(range(60, 90)), "")
    assert [(one.name, one.url, one.here) for one in turned.links] == [
        ("1", "1", False),
        ("2", "2", False),
        ("3", "3", True),
        ("4", "4", False),
    ]


def test_of_many_pages_those_far_away_are_left_out():
    links = shown("48", size=1).links

    assert [one.name for one in links if not one.url] == ["...", "..."]
    assert (links[0].name, links[-1].name) == ("1", "95")


def test_a_page_that_is_not_there_is_told():
    asked = [shown(text) for text in ("9", "0", "x", "٣", "")]

    assert [turned.page.number for turned in asked] == [4, 4, 1, 3, 1]
    assert [bool(turned.problem) for turned in asked] == [True, True, True, True, False]


def test_a_list_that_fits_is_not_cut():
    assert [shown("", size).is_cut for size in (94, 95)] == [True, False]


def test_paper_tells_which_rows_it_shows_without_the_ways_to_others():
    values = {"turned": shown("3"), "what": "Filas", "note": "", "label": "Páginas"}

    told, ways = render_to_string("reports/parts/_pages.html", values).split("<nav")

    assert "Filas 61 a 90 de 95." in told
    assert ("no-print" in told, "no-print" in ways) == (False, True)


def test_the_ways_keep_what_else_is_asked_in_the_address():
    request = RequestFactory().get("/?con=2023-03-31/revisiones/1&hoja=2&pagina=4")

    turned = turn_in(request, LIST, "hoja", "lista", 30)

    assert turned.page.number == 2
    assert [one.url for one in turned.links][:3] == [
        "?con=2023-03-31/revisiones/1&pagina=4#lista",
        "?con=2023-03-31/revisiones/1&pagina=4&hoja=2#lista",
        "?con=2023-03-31/revisiones/1&pagina=4&hoja=3#lista",
    ]
