"""Two colours of the entity, and every tone that the screen derives from them.

Pure: hexadecimal strings in and out. Contrast is that of WCAG 2.1 (1 to 21). The tokens
are those of static/css/tokens.css, whose neutral grounds are repeated here.
"""

from collections.abc import Iterable

Tokens = dict[str, str]

READABLE = 4.5  # WCAG 2.1 AA, ink on ground
CLEAR = 7.0  # WCAG 2.1 AAA: what the high contrast promises
VISIBLE = 3.0  # WCAG 2.1 AA, marks that are no text
STEPS = 100

WHITE, BLACK = "#ffffff", "#000000"
LIGHT_GROUNDS = ("#faf9f6", WHITE, "#f2f0ea")
DARK_GROUNDS = ("#0e1521", "#162030", "#111a28")
LIGHT_INK, DARK_INK = "#18212e", "#eceff4"


def channels(colour: str) -> tuple[int, int, int]:
    """Read #rrggbb as red, green and blue, 0 to 255; ValueError when it is not one."""
    digits = colour.removeprefix("#")
    if len(digits) != 6 or not colour.startswith("#"):
        raise ValueError(f"«{colour}» no es un color como #12386b")
    try:
        red, green, blue = bytes.fromhex(digits)
    except ValueError:
        raise ValueError(f"«{colour}» no es un color como #12386b") from None
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance, 0 (black) to 1 (white)."""
    shares = (part / 255 for part in channels(colour))
    linear = [
        s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, in any order."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def worst(colour: str, grounds: Iterable[str]) -> float:
    """Return the contrast with the ground on which the colour is read worst."""
    return min(contrast(colour, ground) for ground in grounds)


def mix(colour: str, other: str, share: float) -> str:
    """Return the colour with a share (0 to 1) of the other in it."""
    pairs = zip(channels(colour), channels(other), strict=True)
    return "#" + bytes(round(a + (b - a) * share) for a, b in pairs).hex()


def towards(colour: str, end: str, grounds: Iterable[str], wanted: float) -> str:
    """Return the colour nearest to this, on its way to `end`, with the contrast wanted."""
    grounds = tuple(grounds)
    way = (mix(colour, end, step / STEPS) for step in range(STEPS + 1))
    return next((tone for tone in way if worst(tone, grounds) >= wanted), end)


def check(name: str, primary: str) -> None:
    """Raise ValueError, with what to do, when it cannot be read on the light grounds."""
    ground = min(LIGHT_GROUNDS, key=lambda one: contrast(primary, one))
    reached = contrast(primary, ground)
    if reached < READABLE:
        near = towards(primary, BLACK, LIGHT_GROUNDS, READABLE)
        raise ValueError(
            f"{name} {primary} no se deja leer: {_ratio(reached)} sobre {ground}, y las"
            f" letras necesitan {_ratio(READABLE)}. El tono más cercano que sirve: {near}."
        )


def _ratio(contrast: float) -> str:
    return f"{contrast:.2f} : 1".replace(".", ",")


def light(primary: str, accent: str) -> Tokens:
    """Return the tokens of the light theme."""
    deep = towards(primary, BLACK, [WHITE], 12)
    return {
        "blue": primary,
        "blue-deep": deep,
        "blue-soft": towards(mix(primary, WHITE, 0.9), WHITE, [primary], READABLE),
        "on-blue": WHITE,
        "on-blue-soft": towards(mix(primary, WHITE, 0.75), WHITE, [deep], CLEAR),
        "gold": towards(accent, WHITE, [deep], VISIBLE),
        "link": primary,
        "chart-programmed": mix(primary, WHITE, 0.7),
    }


def dark(primary: str, accent: str) -> Tokens:
    """Return the tokens of the dark theme."""
    deep = towards(primary, BLACK, [WHITE], 16)
    ink = towards(primary, WHITE, DARK_GROUNDS, CLEAR)
    soft = towards(mix(ink, DARK_GROUNDS[1], 0.85), BLACK, [ink, DARK_INK], READABLE)
    return {
        "blue": ink,
        "blue-deep": deep,
        "blue-soft": soft,
        "on-blue": towards(deep, BLACK, [ink], READABLE),
        "on-blue-soft": towards(mix(primary, WHITE, 0.75), WHITE, [deep], CLEAR),
        "gold": towards(accent, WHITE, [*DARK_GROUNDS, deep], VISIBLE),
        "link": ink,
        "chart-programmed": mix(ink, DARK_GROUNDS[1], 0.6),
    }


def clear_light(primary: str, accent: str) -> Tokens:
    """Return the tokens of the high contrast over white."""
    ink = towards(primary, BLACK, [WHITE], CLEAR)
    deep = towards(ink, BLACK, [WHITE], 15)
    mark = towards(accent, BLACK, [WHITE], VISIBLE)
    return {
        "blue": ink,
        "blue-deep": deep,
        "blue-soft": WHITE,
        "on-blue": WHITE,
        "on-blue-soft": WHITE,
        "gold": towards(mark, WHITE, [deep], VISIBLE),
        "link": ink,
        "chart-programmed": mix(ink, WHITE, 0.65),
    }


def clear_dark(primary: str, accent: str) -> Tokens:
    """Return the tokens of the high contrast over black."""
    ink = towards(primary, WHITE, [BLACK], 10)
    return {
        "blue": ink,
        "blue-deep": BLACK,
        "blue-soft": BLACK,
        "on-blue": BLACK,
        "on-blue-soft": WHITE,
        "gold": towards(accent, WHITE, [BLACK], CLEAR),
        "link": ink,
        "chart-programmed": mix(ink, BLACK, 0.6),
    }


def stylesheet(primary: str, accent: str) -> str:
    """Return the style sheet that overrides the tokens which derive from the two."""
    night = rule(':root[data-theme="dark"]', dark(primary, accent))
    system = rule(':root:not([data-theme="light"])', dark(primary, accent))
    return "\n".join(
        (
            "@layer tokens {",
            rule(":root", light(primary, accent)),
            f"@media screen {{ {night} }}",
            f"@media screen and (prefers-color-scheme: dark) {{ {system} }}",
            "@media screen {",
            rule(':root[data-contrast="high"]', clear_light(primary, accent)),
            rule(
                ':root[data-contrast="high"][data-theme="dark"]',
                clear_dark(primary, accent),
            ),
            "} }\n",
        )
    )


def rule(selector: str, tokens: Tokens) -> str:
    """Return one rule of CSS."""
    return f"{selector} {{ {' '.join(f'--{k}: {v};' for k, v in tokens.items())} }}"
