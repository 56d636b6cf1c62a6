"""What a year lacks, grouped by what mends it, each gap with the screen that does."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from indicators.models import Indicator
from indicators.readiness import Gap

OPEN_UP_TO = 5  # longer groups of warnings are folded
MOST = 100  # lines of a group: the rest follow as these are mended

# Code of the gaps -> heading, and what the link to the screen says.
_GROUPS = {
    "WEIGHTS": ("Pesos", "Corregir los pesos"),
    "PROGRAMMING": ("Programación", "Programar"),
    "OBJECTIVES": ("Pesos de los objetivos en el plan", "Ver los objetivos"),
    "DEPARTMENT": ("Dependencia que responde", "Elegir la dependencia"),
    "SHEET": ("Hoja de vida", "Completar la hoja"),
    "NOTES": ("Notas", "Colgarla de su fila"),
}

_BY_KEY = {"DEPARTMENT", "SHEET"}  # mended on the indicator's own screen


@dataclass(frozen=True, slots=True)
class GapLine:
    """A gap, the address of the screen that mends it, and what its link says."""

    gap: Gap
    address: str
    action: str
    whose: str


@dataclass(frozen=True, slots=True)
class GapGroup:
    """The gaps that one kind of screen mends: how many there are, and the first of them."""

    heading: str
    count: int
    lines: tuple[GapLine, ...]

    @property
    def is_long(self) -> bool:
        """Whether it is folded where it only warns."""
        return self.count > OPEN_UP_TO

    @property
    def rest(self) -> int:
        """How many more there are than are told."""
        return self.count - len(self.lines)


def gap_groups(year: int, gaps: Iterable[Gap]) -> list[GapGroup]:
    """Group the gaps in the order in which a year is prepared."""
    grouped: dict[str, list[Gap]] = {code: [] for code in _GROUPS}
    for gap in gaps:
        grouped[gap.code].append(gap)
    told = {code: own[:MOST] for code, own in grouped.items()}
    keys = {gap.indicator for code in _BY_KEY for gap in told[code]}
    found = Indicator.objects.filter(key__in=keys).order_by()
    pks = dict(found.values_list("key", "pk")) if keys else {}
    groups = []
    for code, (heading, action) in _GROUPS.items():
        lines = tuple(
            GapLine(gap, _address(year, gap, pks), action, _whose(gap))
            for gap in told[code]
        )
        if lines:
            groups.append(GapGroup(heading, len(grouped[code]), lines))
    return groups


def _address(year: int, gap: Gap, pks: dict[str, int]) -> str:
    """Return the address of the very screen that mends a gap."""
    match gap.code:
        case "WEIGHTS" if gap.objective is not None:
            return reverse("admin:desk_objective_weights", args=[year, gap.objective])
        case "WEIGHTS":
            return reverse("admin:desk_weights", args=[year])
        case "PROGRAMMING":
            return reverse(
                "admin:desk_indicator_programming", args=[year, gap.indicator]
            )
        case "OBJECTIVES":
            return reverse("admin:objectives_objective_changelist")
        case "NOTES":
            return reverse("admin:indicators_note_change", args=[gap.note])
    return reverse("admin:indicators_indicator_change", args=[pks[gap.indicator or ""]])


def _whose(gap: Gap) -> str:
    """Name the place, so that a screen reader tells the links apart."""
    if gap.indicator:
        return f"del indicador {gap.indicator}"
    return f"del objetivo {gap.objective}" if gap.objective else ""
