"""Tables of the plan: its register of changes and its departments."""

import datetime
from collections.abc import Sequence

import django_tables2 as tables
from django.utils.safestring import SafeString
from django.utils.text import slugify

from pei_site.formats import date_short
from reports import wording
from reports.addresses import At
from reports.departments import DepartmentCard, Group
from reports.entries import Entry
from reports.plan_card import ChangeEntry
from reports.tables.base import NOT_RECORDED, HouseTable, NumberColumn, cell


def anchor_of(record: ChangeEntry) -> str | None:
    """Name the place of a change in the register; None: it has no number to name it by."""
    return (
        f"cambio-{slugify(f'{record.version}-{record.number}')}"
        if record.number
        else None
    )


class ChangeTable(HouseTable):
    """The register of changes: the seed's columns in their order, then the rest."""

    html_id = "cambios"
    caption = "Registro de cambios aprobados"
    explanation = "Modificaciones en los objetivos, metas e indicadores."
    row_header = "number"

    number = tables.Column("Versión / número", empty_values=())
    objective = tables.Column("Objetivo estratégico", empty_values=())
    goal = tables.Column("Meta / Indicador", empty_values=())
    description = tables.Column("Cambio realizado")
    date = tables.Column("Fecha")
    body = tables.Column("Instancia")
    act = tables.Column("Acto")
    justification = tables.Column("Justificación")

    blank = NOT_RECORDED
    empty = "No se ha registrado ningún cambio."

    def __init__(self, changes: Sequence[ChangeEntry]) -> None:
        super().__init__(changes, row_attrs={"id": anchor_of})

    def render_number(self, record: ChangeEntry) -> SafeString:
        return cell("reports/cells/_change_number.html", change=record)

    def render_objective(self, record: ChangeEntry) -> SafeString:
        return cell("reports/cells/_change_objective.html", change=record)

    def render_goal(self, record: ChangeEntry) -> SafeString:
        return cell("reports/cells/_change_goal.html", change=record)

    def render_description(self, record: ChangeEntry) -> SafeString:
        lines = [wording.amended(figure) for figure in record.values]
        name = "reports/cells/_change_description.html"
        return cell(name, change=record, lines=lines)

    def render_date(self, value: datetime.date) -> str:
        return date_short(value)


class DepartmentTable(HouseTable):
    """The departments and how many of their indicators stand where."""

    html_id = "dependencias"
    caption = "Dependencias que responden por indicadores"
    explanation = "Cuántos indicadores tiene cada una en cada estado al corte."
    look = "table--departments"
    row_header = "name"

    name = tables.Column("Dependencia")
    entries = NumberColumn(verbose_name="Indicadores")

    def __init__(self, cards: Sequence[DepartmentCard], at: At) -> None:
        counts = [
            (group.name.lower(), CountColumn(group, verbose_name=group.value))
            for group in Group
        ]
        super().__init__(cards, extra_columns=counts)
        self.at = at

    def render_name(self, record: DepartmentCard) -> SafeString:
        return cell("reports/cells/_department.html", department=record, at=self.at)

    def render_entries(self, value: Sequence[Entry]) -> str:
        return str(len(value))


class CountColumn(NumberColumn):
    """How many indicators of a department stand in a group."""

    def __init__(self, group: Group, **options: str) -> None:
        super().__init__(accessor="entries", empty_values=(), **options)
        self.group = group

    def render(self, record: DepartmentCard) -> SafeString:
        """Write the count; a zero says less and is written softly."""
        return cell("reports/cells/_count.html", count=record.count(self.group))
