"""Whose site it is: the two colours, the logo, and what every page carries."""

import re
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from pei_site import colours
from pei_site.environment import Environment
from pei_site.identity import ACCENT, PRIMARY, read_identity

TOKENS = Path(__file__).parents[2] / "static" / "css" / "tokens.css"
BLUES = ["#12386b", "#004884", "#7a1f2b", "#1b5e20", "#4a148c", "#000000", "#5a5a00"]
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'

# Ink, and the ground it is read on. `surface` stands for the neutral grounds.
PAIRS = [
    ("blue", "surface"),
    ("link", "surface"),
    ("on-blue", "blue"),
    ("blue", "blue-soft"),
    ("link", "blue-soft"),
    ("ink", "blue-soft"),
    ("on-blue-soft", "blue-deep"),
    ("white", "blue-deep"),
]
INKS = [
    *("ink", "ink-soft", "blue", "link", "met", "behind", "over", "none"),
    *("medium", "low"),
]
SOFT = ["met", "behind", "over", "none", "medium", "low"]
DARK = ':root[data-theme="dark"]'
HIGH = ':root[data-contrast="high"]'
THEMES = {
    "light": ([":root"], colours.light, colours.READABLE),
    "dark": ([":root", DARK], colours.dark, colours.READABLE),
    "high": ([":root", HIGH], colours.clear_light, colours.CLEAR),
    "high dark": (
        [":root", DARK, HIGH, HIGH + '[data-theme="dark"]'],
        colours.clear_dark,
        colours.CLEAR,
    ),
}


def identity(monkeypatch, **variables):
    """Read an identity from these variables alone."""
    for name in ("ENTITY", "CONTACT", "LOGO", "PRIMARY_COLOR", "ACCENT_COLOR", "GOVCO"):
        monkeypatch.delenv(f"PEI_{name}", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(f"PEI_{name}", str(value))
    return read_identity(Environment())


def tokens_of(css, selectors):
    """Return the tokens that hold where these rules apply, the last one winning."""
    found = {"white": "#ffffff"}
    for selector in selectors:
        body = re.search(rf"^\s*{re.escape(selector)} {{(.*?)}}", css, re.S | re.M)
        assert body, selector
        found |= dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", body[1]))
    return found


def unreadable(tokens, wanted):
    """Return the pairs of ink and ground below the contrast wanted."""
    grounds = [
        (ink, ground) for ink in INKS for ground in ("ground", "surface", "sunken")
    ]
    soft = [(state, f"{state}-soft") for state in SOFT]
    faint = colours.contrast(tokens["gold"], tokens["blue-deep"]) < colours.VISIBLE
    return ["gold on blue-deep"] * faint + [
        f"{ink} on {ground}: {colours.contrast(tokens[ink], tokens[ground]):.2f}"
        for ink, ground in [*PAIRS, *grounds, *soft]
        if colours.contrast(tokens[ink], tokens[ground]) < wanted
    ]


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("primary", [None, *BLUES])
@pytest.mark.parametrize("accent", [ACCENT, "#3b1f00"])
def test_every_ink_can_be_read_on_its_ground(theme, primary, accent):
    """In the product's own colours, and in those of many entities."""
    selectors, derive, wanted = THEMES[theme]
    tokens = tokens_of(TOKENS.read_text("utf-8"), selectors)

    if primary:
        tokens |= derive(primary, accent)

    assert unreadable(tokens, wanted) == []


def test_the_guard_of_contrasts_sees_one_that_cannot_be_read():
    tokens = tokens_of(TOKENS.read_text("utf-8"), [":root"]) | {"link": "#9dc4ff"}

    assert unreadable(tokens, colours.READABLE)[0].startswith("link on surface: 1.")


def test_the_dark_theme_is_the_same_chosen_or_asked_for_by_the_system():
    css = TOKENS.read_text("utf-8")

    asked, chosen = (
        tokens_of(css, [selector])
        for selector in (':root:not([data-theme="light"])', DARK)
    )

    assert asked == chosen


def test_the_neutral_grounds_are_those_of_the_style_sheet():
    css = TOKENS.read_text("utf-8")
    light, dark = (tokens_of(css, [selector]) for selector in (":root", DARK))
    grounds = ("ground", "surface", "sunken")

    assert tuple(light[name] for name in grounds) == colours.LIGHT_GROUNDS
    assert tuple(dark[name] for name in grounds) == colours.DARK_GROUNDS
    assert (light["ink"], dark["ink"]) == (colours.LIGHT_INK, colours.DARK_INK)
    assert (light["blue"], light["gold"]) == (PRIMARY, ACCENT)


def test_contrast_is_that_of_the_guidelines():
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        (
            {"PRIMARY_COLOR": "#ffd500"},
            "letras necesitan 4,50 : 1. El tono más cercano",
        ),
        ({"PRIMARY_COLOR": "azul"}, "PEI_PRIMARY_COLOR: «azul» no es un color"),
        ({"ACCENT_COLOR": "#12zz6b"}, "PEI_ACCENT_COLOR: «#12zz6b» no es un color"),
        ({"LOGO": "/no/existe.svg"}, "PEI_LOGO no se puede leer"),
        ({"LOGO": __file__}, "no es un archivo SVG ni PNG"),
    ],
)
def test_what_cannot_be_shown_stops_the_start_in_words(monkeypatch, variables, told):
    with pytest.raises(ImproperlyConfigured, match=re.escape(told)):
        identity(monkeypatch, **variables)


def test_a_logo_too_heavy_for_a_first_visit_is_refused(monkeypatch, tmp_path):
    (tmp_path / "logo.svg").write_bytes(SVG + b" " * 30_000)

    with pytest.raises(ImproperlyConfigured, match="30000 bytes o menos"):
        identity(monkeypatch, LOGO=tmp_path / "logo.svg")


def test_the_nearest_tone_that_is_offered_is_accepted(monkeypatch):
    with pytest.raises(ImproperlyConfigured) as refusal:
        identity(monkeypatch, PRIMARY_COLOR="#ffd500")
    (offered,) = re.findall(r"#[0-9a-f]{6}", str(refusal.value).split("cercano")[1])

    assert identity(monkeypatch, PRIMARY_COLOR=offered).stylesheet.content


def test_an_installation_without_colours_asks_for_no_style_sheet(client, db):
    page = client.get("/accesibilidad/").content.decode()

    assert "identidad.css" not in page
    assert client.get("/identidad.css").content == b""
    assert client.get("/identidad/logo").status_code == 404


@pytest.fixture
def configured(settings, monkeypatch, tmp_path):
    """An entity with its name, its logo, its colours and the State's band."""
    (tmp_path / "logo.svg").write_bytes(SVG)
    settings.IDENTITY = identity(
        monkeypatch,
        ENTITY="Alcaldía <de prueba>",
        LOGO=tmp_path / "logo.svg",
        PRIMARY_COLOR="#7A1F2B",
        CONTACT="pei@example.gov.co",
        GOVCO="1",
    )


def test_a_page_shows_whose_it_is(client, db, configured):
    page = client.get("/accesibilidad/").content.decode()

    assert "Alcaldía &lt;de prueba&gt;<small>" in page
    assert 'href="https://www.gov.co"' in page
    assert 'href="mailto:pei@example.gov.co"' in page


@pytest.mark.parametrize("address", ["/accesibilidad/", "/admin/"])
def test_the_admin_wears_the_same_colours_and_logo(admin_client, configured, address):
    page = admin_client.get(address, follow=True).content.decode()

    assert f'href="{reverse("identity_css")}?v=' in page
    assert f'src="{reverse("identity_logo")}?v=' in page


def test_the_files_of_the_identity_are_kept_for_a_year(client, db, configured):
    page = client.get("/accesibilidad/").content.decode()
    (css,) = re.findall(r'href="(/identidad\.css\?v=\w+)"', page)
    logo = re.findall(r'(?:href|src)="(/identidad/logo\?v=\w+)"', page)

    style, drawing = client.get(css), client.get(logo[0])

    assert "--blue: #7a1f2b;" in style.content.decode()
    assert "immutable" in style["Cache-Control"]
    assert drawing.content == SVG
    assert "default-src 'none'" in drawing["Content-Security-Policy"]
    assert len(set(logo)) == 1
    assert "immutable" not in client.get(reverse("identity_css"))["Cache-Control"]


def test_the_frame_asks_the_database_for_nothing(
    client, db, configured, django_assert_num_queries
):
    with django_assert_num_queries(0):
        client.get("/accesibilidad/")
