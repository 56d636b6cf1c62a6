"""The synthetic plan as the sheets that load_plan reads: the same seed, the same bytes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from random import Random
from typing import Any

from indicators.models.cutoff import month_end
from pei_site.sheets import Cell, Table
from reports.planfiles.layout import LAYOUTS, MONTHS
from reports.planfiles.synthetic import words
from reports.planfiles.synthetic.figures import (
    KINDS,
    WHOLE,
    Course,
    course,
    magnitude,
    pace,
    portions,
)

LAST_YEAR = 2026  # fixed: the same seed gives the same plan, whenever it is made
MOST_YEARS = 25
OPEN_FROM, OPEN_UNTIL = 3, 6  # of the last year: what is closed, and what is reported
PER_DEPARTMENT = 12
Row = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Size:
    """How large a plan is wanted: `indicators` in all."""

    objectives: int
    indicators: int
    years: int


@dataclass(frozen=True, slots=True)
class Drawn:
    """An indicator: its key, its course, the objectives in which it weighs, and when.

    `idle` are the years in which it has no programming.
    """

    key: str
    course: Course
    objectives: tuple[int, ...]
    idle: frozenset[int]


def synthetic_tables(size: Size, seed: int) -> list[Table]:
    """Make every sheet of a plan: its years approved, its past cut-offs closed."""
    return _Plan(size, seed).tables()


class _Plan:
    """The plan while it is drawn: one source of chance, in a fixed order."""

    def __init__(self, size: Size, seed: int) -> None:
        self.size = size
        self.random = Random(seed)
        self.years = range(LAST_YEAR - size.years + 1, LAST_YEAR + 1)
        self.sheets: dict[str, list[Row]] = {layout.name: [] for layout in LAYOUTS}

    def tables(self) -> list[Table]:
        """Draw the plan and lay it out."""
        self._frame()
        drawn = [self._indicator(place) for place in range(self.size.indicators)]
        for year in self.years:
            self._weights(year, drawn)
            for one in drawn:
                if year not in one.idle:
                    self._year(year, one)
        return [
            _laid_out(layout.name, layout.columns, self.sheets[layout.name])
            for layout in LAYOUTS
        ]

    def _add(self, sheet: str, **cells: Any) -> None:
        self.sheets[sheet].append(cells)

    def _frame(self) -> None:
        """Write the plan, its years, objectives, departments and cut-offs."""
        first, last = Decimal(self.years[0]), Decimal(self.years[-1])
        self._add("plan", **words.PLAN, inicio=first, fin=last)
        for number, text in enumerate(words.statements(self.size.objectives), 1):
            self._add("objetivos", numero=Decimal(number), enunciado=text)
        for number, name in enumerate(words.departments(self._departments()), 1):
            self._add("dependencias", codigo=f"dep-{number:02}", nombre=name)
        for year in self.years:
            self._add("vigencias", vigencia=Decimal(year), aprobada="si")
            closed = (OPEN_FROM,) if year == LAST_YEAR else (6, 12)
            for month in closed:
                self._add("cortes", fecha=month_end(year, month), estado="cerrado")
            self._change(year)
        open_cutoff = month_end(LAST_YEAR, OPEN_UNTIL)
        self._add("cortes", fecha=open_cutoff, estado="abierto")

    def _departments(self) -> int:
        return min(60, max(2, self.size.indicators // PER_DEPARTMENT))

    def _change(self, year: int) -> None:
        if year != self.years[0]:
            self._add(
                "cambios",
                version="2",
                numero=f"{year - self.years[0]:03}",
                fecha=date(year - 1, 12, 15),
                instancia="Comité Institucional de Gestión y Desempeño",
                vigencia=Decimal(year),
                descripcion=words.CHANGE.format(year=year),
                justificacion=words.REASON,
            )

    def _indicator(self, place: int) -> Drawn:
        """Draw an indicator and write its reference sheet."""
        chance, kind = self.random, KINDS[(place + place // len(KINDS)) % len(KINDS)]
        idle = self._idle(place)
        drawn = course(chance, kind, [year not in idle for year in self.years])
        key, cells = _identity(place)
        start = magnitude(drawn.start, kind.decimals) if kind.uses_baseline else ""
        self._add(
            "indicadores",
            clave=key,
            **cells,
            nombre=words.indicator(chance, kind.opening),
            dependencia=f"dep-{chance.randint(1, self._departments()):02}",
            unidad=kind.unit,
            decimales=Decimal(kind.decimals),
            anualizacion=kind.accumulation,
            desde_linea_base="si" if kind.from_baseline else "no",
            linea_base=start,
            linea_base_fecha=date(self.years[0] - 1, 12, 31) if start else "",
            linea_base_fuente="Seguimiento del plan anterior" if start else "",
            meta_periodo=magnitude(drawn.period_target, kind.decimals),
            periodicidad=drawn.frequency,
            fuente="Registros administrativos de la dependencia",
        )
        return Drawn(key, drawn, self._places(place), idle)

    def _places(self, place: int) -> tuple[int, ...]:
        """Say in which objectives an indicator weighs: one of twenty, in two."""
        count = self.size.objectives
        own = place % count + 1
        if count == 1 or self.random.random() >= 0.05:
            return (own,)
        return (own, own % count + 1)

    def _idle(self, place: int) -> frozenset[int]:
        """Say in which years it is not programmed; an objective's first always is."""
        idle = [year for year in self.years if self.random.random() < 0.03]
        return frozenset() if place < self.size.objectives else frozenset(idle)

    def _weights(self, year: int, drawn: list[Drawn]) -> None:
        """Write weights that add up to exactly 100,00 in every objective."""
        members: dict[int, list[Drawn]] = {}
        for one in drawn:
            for number in () if year in one.idle else one.objectives:
                members.setdefault(number, []).append(one)
        for number, those in sorted(members.items()):
            shares = [self.random.randint(1, 4) for _ in those]
            for one, cents in zip(those, portions(WHOLE, shares), strict=True):
                self._add(
                    "ponderaciones",
                    vigencia=Decimal(year),
                    objetivo=Decimal(number),
                    indicador=one.key,
                    peso=magnitude(cents, 2),
                )
            if self.random.random() < 0.1:
                self._add(
                    "notas",
                    vigencia=Decimal(year),
                    objetivo=Decimal(number),
                    indicador=those[0].key,
                    texto=words.NOTE.format(year=year),
                )

    def _year(self, year: int, one: Drawn) -> None:
        """Write what a year promised of an indicator, and what came of it."""
        place, decimals = year - self.years[0], one.course.kind.decimals
        promised = one.course.promise(self.random, place)
        self._add(
            "programacion",
            vigencia=Decimal(year),
            indicador=one.key,
            anual=magnitude(one.course.target(promised), decimals),
            **{
                name: magnitude(promised[month], decimals)
                for name, month in MONTHS.items()
                if month in promised
            },
        )
        done = one.course.result(promised, place, pace(self.random))
        behind = one.course.differences(promised, done)
        for month in self._reported(year, tuple(promised)):
            self._add(
                "ejecucion",
                vigencia=Decimal(year),
                indicador=one.key,
                mes=Decimal(month),
                ejecutado=magnitude(done[month], decimals),
                **self._texts(month, behind[month]),
            )

    def _reported(self, year: int, months: tuple[int, ...]) -> Iterator[int]:
        """Yield the months with a report: some are missing, of what is still open."""
        last = OPEN_UNTIL if year == LAST_YEAR else 12
        if year == LAST_YEAR and self.random.random() < 0.08:
            last = self.random.randint(OPEN_FROM, OPEN_UNTIL - 1)
        return (month for month in months if month <= last)

    def _texts(self, month: int, difference: int) -> Row:
        """Say what people write at the end of a quarter."""
        if month % 3:
            return {}
        texts: Row = {"avance": self.random.choice(words.NARRATIVES)}
        if difference:
            texts["causa"] = words.cause(self.random, difference)
        if difference < 0:
            texts["retrasos"] = words.DELAYS
        return texts


def _laid_out(name: str, columns: list[str], rows: list[Row]) -> Table:
    cells = [[row.get(column, "") for column in columns] for row in rows]
    return Table(name, columns, cells)


def _identity(place: int) -> tuple[str, Row]:
    """Give an indicator its key, kind and code: sectoral, of a project, of management."""
    number = place + 1
    if place % 5 in (0, 1):
        return f"{100 + number}", {"tipo": "sectorial", "codigo": f"{100 + number}"}
    if place % 5 in (2, 3):
        project, goal = 7800 + place // 25, place % 25 + 1
        cells: Row = {
            "tipo": "inversion",
            "codigo": f"N°{goal}, proyecto {project}",
            "proyecto": f"{project}",
        }
        return f"{project}-{goal}", cells
    return f"gestion-{number}", {"tipo": "gestion"}
