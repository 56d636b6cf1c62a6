"""What the reader of a scorecard should know besides its figures."""

import itertools
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from indicators.compliance.vocabulary import Accumulation, Status
from indicators.labels import told_apart
from objectives import weights
from pei_site.formats import percent, quantity, weight
from reports import wording
from reports.finding import Finding, FindingCode, Severity
from reports.scorecard import ObjectiveCard, Row

ORDER = {Severity.BLOCKING: 0, Severity.WARNING: 1, Severity.INFO: 2}
FULL = Fraction(1)


def find(
    objectives: tuple[ObjectiveCard, ...],
    *,
    cap: Decimal | None,
    approved_share: Fraction | None,
    mixed_weights: bool,
    year_approved: bool,
) -> tuple[Finding, ...]:
    """List the findings, what blocks closing first; an indicator's only once."""
    found = [
        *_of_the_plan(objectives, mixed_weights=mixed_weights),
        *_of_approvals(approved_share, year_approved=year_approved),
        *(finding for card in objectives for finding in _of_an_objective(card, cap)),
        *(
            finding
            for card, row in _once(objectives)
            for finding in _of_a_row(card, row)
        ),
    ]
    return tuple(sorted(found, key=lambda finding: ORDER[finding.severity]))


def _once(objectives: Iterable[ObjectiveCard]) -> Iterator[tuple[ObjectiveCard, Row]]:
    """Yield each indicator with the first objective in which it stands."""
    seen: set[str] = set()
    for card in objectives:
        for row in card.rows:
            if row.key not in seen:
                seen.add(row.key)
                yield card, row


def _of_the_plan(
    objectives: tuple[ObjectiveCard, ...],
    *,
    mixed_weights: bool,
) -> Iterator[Finding]:
    inferred = [
        str(card.number)
        for card in objectives
        if any(row.inferred_weight for row in card.rows)
    ]
    if inferred:
        yield Finding(
            FindingCode.INFERRED_WEIGHTS,
            Severity.INFO,
            None,
            None,
            "Las ponderaciones de los objetivos "
            f"{wording.listing(inferred)} son inferidas: la fuente no las dice.",
        )
    if mixed_weights:
        yield Finding(
            FindingCode.WEIGHTS_NOT_100,
            Severity.WARNING,
            None,
            None,
            "Sólo algunos objetivos tienen peso en el plan: el total es su promedio simple.",
        )


def _of_approvals(
    approved_share: Fraction | None, *, year_approved: bool
) -> Iterator[Finding]:
    """Tell what nobody approved yet: reports, which blocks closing, and the year."""
    if approved_share is not None and approved_share < FULL:
        yield Finding(
            FindingCode.NOT_APPROVED,
            Severity.BLOCKING,
            None,
            None,
            f"Está aprobado el {percent(approved_share)} de los reportes que cuentan.",
        )
    if not year_approved:
        yield Finding(
            FindingCode.YEAR_NOT_APPROVED,
            Severity.WARNING,
            None,
            None,
            "La vigencia no está aprobada: sus pesos y metas todavía pueden cambiar.",
        )


def _of_an_objective(card: ObjectiveCard, cap: Decimal | None) -> Iterator[Finding]:
    yield from _of_its_weights(card)
    over = [row for row in card.rows if (row.counted or 0) > FULL and row.weight]
    behind = [
        row
        for row in card.rows
        if row.counted is not None and row.counted < FULL and row.weight
    ]
    if over and behind:
        yield Finding(
            FindingCode.COMPENSATION,
            Severity.WARNING,
            card.number,
            None,
            f"En el objetivo {card.number} la sobre ejecución de {_named(over)} compensa"
            f" el rezago de {_named(behind)}: con tope del 100 % el objetivo sería"
            f" {percent(card.capped_ratio)} y no {percent(card.ratio)}.",
        )
    for note in card.notes:
        if note.mark is None:
            yield Finding(
                FindingCode.NOTE_WITHOUT_ROW,
                Severity.WARNING,
                card.number,
                None,
                f"Una nota del objetivo {card.number} no marca ninguna fila: «{note.text}»",
            )
    for row in card.rows:
        if (
            cap is not None
            and row.ratio is not None
            and row.ratio > Fraction(cap) / 100
        ):
            yield Finding(
                FindingCode.CAPPED,
                Severity.INFO,
                card.number,
                row.key,
                f"{_label(row)}: {percent(row.ratio)} cuenta como"
                f" {percent(row.counted)} en el objetivo, por el tope de la vigencia.",
            )


def _of_its_weights(card: ObjectiveCard) -> Iterator[Finding]:
    """Tell weights that are not 100 together: nothing is closed on them (rule 9).

    An objective that nobody weighs this year is not wrong: it has no figure.
    """
    known = [row.weight for row in card.rows if row.weight is not None]
    if card.rows and not weights.add_up(known):
        yield Finding(
            FindingCode.WEIGHTS_NOT_100,
            Severity.BLOCKING if known else Severity.WARNING,
            card.number,
            None,
            f"Las ponderaciones del objetivo {card.number} suman"
            f" {weight(weights.total(known))}, no 100,00%.",
        )


def _named(rows: Iterable[Row]) -> str:
    return wording.listing(
        [f"{row.code or row.key} ({percent(row.ratio or row.counted)})" for row in rows]
    )


def _label(row: Row) -> str:
    return told_apart(row.kind, row.code, row.key)


def _of_a_row(card: ObjectiveCard, row: Row) -> Iterator[Finding]:
    for code, severity, message in (*_of_its_reports(row), *_of_its_figure(row)):
        yield Finding(code, severity, card.number, row.key, f"{_label(row)}: {message}")


def _of_its_reports(row: Row) -> Iterator[tuple[FindingCode, Severity, str]]:
    gaps = list(_gaps(row))
    if not row.override:
        yield from ((code, Severity.BLOCKING, message) for code, message in gaps)
    elif gaps:
        *others, (code, message) = gaps
        yield from ((one, Severity.WARNING, told) for one, told in others)
        yield code, Severity.WARNING, f"{message} Cierre autorizado: {row.override}"
    else:  # what was missing came after all
        authorised = f"cierre autorizado: {row.override}"
        yield FindingCode.OVERRIDDEN, Severity.WARNING, authorised
    if row.accumulation == Accumulation.INCREASING and _falls(row):
        yield (
            FindingCode.FALLING_LEVEL,
            Severity.WARNING,
            "el nivel acumulado baja de un mes a otro.",
        )


def _gaps(row: Row) -> Iterator[tuple[FindingCode, str]]:
    """Tell what blocks closing, unless the Planning Office gave a reason (rule 5)."""
    if row.executed is None and row.missing:
        counts = "su cifra es la oficial" if row.official else "cuenta 0 en el objetivo"
        yield FindingCode.NOT_REPORTED, f"sin reporte al corte; {counts}."
    elif row.missing:
        missing = wording.months(row.missing)
        yield FindingCode.INCOMPLETE, f"falta el reporte de {missing}."
    if row.status == Status.NOT_COMPUTABLE:
        yield (
            FindingCode.NOT_COMPUTABLE,
            "no se puede calcular: lo programado es igual a la línea base, o ésta falta.",
        )


def _falls(row: Row) -> bool:
    levels = [month.executed for month in row.months if month.executed is not None]
    return any(after < before for before, after in itertools.pairwise(levels))


def _of_its_figure(row: Row) -> Iterator[tuple[FindingCode, Severity, str]]:
    if row.official and row.ratio != row.recomputed:
        yield (
            FindingCode.OFFICIAL_DIFFERS,
            Severity.WARNING,
            (
                f"el porcentaje oficial es {percent(row.ratio)} y sus magnitudes dan"
                f" {percent(row.recomputed)}. {row.official_reason}"
            ),
        )
    if row.status in {Status.BEHIND, Status.OVER} and not row.cause:
        yield FindingCode.MISSING_CAUSE, Severity.WARNING, "falta la causa."
    if row.status == Status.NOT_PROGRAMMED:
        yield (
            FindingCode.NOT_PROGRAMMED,
            Severity.INFO,
            "lo programado hasta el corte es 0 o no existe: no se califica.",
        )
    if row.status == Status.EARLY:
        yield (
            FindingCode.EARLY,
            Severity.INFO,
            (
                f"ejecutó {quantity(row.executed, row.decimals)} antes de lo programado;"
                " cuenta en la vigencia, no en el corte."
            ),
        )
