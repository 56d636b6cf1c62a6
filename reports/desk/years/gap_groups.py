"""What a year lacks, grouped by what mends it, each gap with the screen that does."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from indicators.models import Indicator
from indicators.readiness import Gap

OPEN_UP_TO = 5  # longer groups of warnings are folded

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
    """The gaps that one kind of screen mends."""

    heading: str
    lines: tuple[GapLine, ...]

    @property
    def is_long(self) -> bool:
        """Whether it is folded where it only warns."""
        return len(self.lines) > OPEN_UP_TO


def gap_groups(year: int, gaps: Iterable[Gap]) -> list[GapGroup]:
    """Group the gaps in the order in which a year is prepared."""
    gaps = list(gaps)
    keys = {gap.indicator for gap in gaps if gap.code in _BY_KEY}
    found = Indicator.objects.filter(key__in=keys).order_by()
    pks = dict(found.values_list("key", "pk")) if keys else {}
    groups = []
    for code, (heading, action) in _GROUPS.items():
        lines = tuple(
            GapLine(gap, _address(year, gap, pks), action, _whose(gap))
            for gap in gaps
            if gap.code == code
        )
        if lines:
            groups.append(GapGroup(heading, lines))
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
