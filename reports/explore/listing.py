"""The indicators that an address asks for: what a page shows and a file carries."""

from dataclasses import dataclass

from django.http import QueryDict

from pei_site.formats import count
from reports.entries import Entry, entries, entries_by_objective
from reports.explore.forms import FilterForm
from reports.explore.options import Options, name_of, options_of
from reports.explore.ordering import names, ordered
from reports.explore.selection import Pair, Selection
from reports.explore.words import ONE_PER_OBJECTIVE
from reports.scorecard import Scorecard

LABELS = {
    "texto": "Buscar",
    "objetivo": "",  # its names say it: Objetivo 5
    "tipo": "Tipo",
    "dependencia": "Dependencia",
    "semaforo": "Semáforo",
    "estado": "Estado",
    "marca": "",
}


@dataclass(frozen=True, slots=True)
class Listing:
    """What was found, of how many, and what was asked for in words.

    `problems`: what was asked for and is unknown here, so that it was not applied.
    """

    form: FilterForm
    selection: Selection
    options: Options
    found: tuple[Entry, ...]
    total: int
    problems: tuple[str, ...]

    @property
    def told(self) -> str:
        """How many there are: 3 de 14 indicadores."""
        thing = "filas" if self.selection.by_objective else "indicadores"
        if self.total == 1:
            thing = thing.removesuffix("es") if thing == "indicadores" else "fila"
        if not self.selection.filters:
            return f"{count(self.total)} {thing}"
        return f"{count(len(self.found))} de {count(self.total)} {thing}"

    def filter_name(self, pair: Pair) -> str:
        """Say a filter in words: Estado: Rezago."""
        label, name = LABELS[pair[0]], name_of(self.options, pair)
        return f"{label}: {name}" if label else name

    @property
    def order_name(self) -> str:
        """Say the order in words; blank: the plan's."""
        known = names(by_objective=self.selection.by_objective)
        return known[self.selection.order] if self.selection.order else ""

    @property
    def described(self) -> str:
        """Say what was asked for in one line, for a file that is read without its page."""
        filters = [self.filter_name(pair) for pair in self.selection.filters]
        rows = [ONE_PER_OBJECTIVE] if self.selection.by_objective else []
        order = [f"Orden: {self.order_name}"] if self.order_name else []
        said = "; ".join(filters) or "ninguno"
        return ". ".join([f"Filtros: {said}", *rows, *order, self.told]) + "."


def listing(asked: QueryDict, scorecard: Scorecard) -> Listing:
    """Return the indicators that are asked for, in the order that is asked for."""
    options = options_of(scorecard)
    form = FilterForm(asked, options)
    selection = form.selection
    everything = (
        entries_by_objective(scorecard)
        if selection.by_objective
        else entries(scorecard)
    )
    found = ordered(selection.of(everything), selection.order)
    return Listing(
        form, selection, options, tuple(found), len(everything), tuple(form.problems)
    )
