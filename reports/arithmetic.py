"""The sum of an objective in plain words: what each indicator brings, and what it hides.

    account = explain(card, cap)
    print(account.headline, *account.remarks)

Percentages and points are rounded once, as they are shown.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from indicators import labels
from indicators.compliance.vocabulary import Status
from pei_site.formats import group, percent, round_half_up, weight
from reports.scorecard import ObjectiveCard, Row, Term
from reports.wording import listing

MOST_TOLD = 4  # terms; more are counted and not told one by one
PARTS = {
    Fraction(1, 2): "la mitad",
    Fraction(1, 3): "un tercio",
    Fraction(2, 3): "dos tercios",
    Fraction(1, 4): "una cuarta parte",
    Fraction(3, 4): "tres cuartas partes",
}
FULL, ZERO = Fraction(1), Fraction(0)


@dataclass(frozen=True, slots=True)
class Account:
    """The sum in a sentence, and what must be known besides to understand it."""

    headline: str
    remarks: tuple[str, ...]


def explain(card: ObjectiveCard, cap: Decimal | None) -> Account:
    """Tell how the percentage of an objective is made; cap: the year's, a percentage."""
    remarks = (
        *_hidden(card),
        *_unreported(card),
        *_left_out(card),
        *_cut(card, cap),
        *_official(card),
    )
    return Account(_headline(card), remarks)


def gap(term: Term) -> str:
    """Say what an indicator takes from the objective or gives it beyond its part."""
    beyond = term.contribution - term.share
    if not beyond:
        return ""
    return f"{'le faltan' if beyond < 0 else 'le sobran'} {_points(abs(beyond))}"


def brings(term: Term) -> str:
    """Say what an indicator brings to the objective: aporta 26,87 puntos."""
    verb = "aporta" if term.contribution >= 0 else "le quita"
    return f"{verb} {_points(abs(term.contribution))}"


def _points(ratio: Fraction) -> str:
    """Write percentage points, "<0,01 puntos" where two decimals show nothing."""
    rounded = round_half_up(ratio * 100, 2)
    if ratio and not rounded:
        return "menos de 0,01 puntos"
    return f"{group(rounded)} puntos"


def _name(card: ObjectiveCard, key: str) -> str:
    """Name an indicator inside a sentence: el indicador sectorial 545."""
    row = next(row for row in card.rows if row.key == key)
    told = labels.told_apart(row.kind, row.code, row.key)
    article = "el" if told.startswith("Indicador") else "la"
    return f"{article} {told[:1].lower()}{told[1:]}"


def _names(card: ObjectiveCard, keys: Sequence[str]) -> str:
    if len(keys) > MOST_TOLD:
        return f"{len(keys)} indicadores"
    return listing([_name(card, key) for key in keys])


def _headline(card: ObjectiveCard) -> str:
    terms = card.terms
    if card.ratio is None or not terms:
        return (
            "El objetivo no tiene porcentaje en este corte: ninguno de sus indicadores"
            " se puede calificar. No es 0 ni 100: no hay con qué medirlo."
        )
    told = f"El objetivo va en {percent(card.ratio)}"
    if len(terms) == 1:
        name = _name(card, terms[0].key)
        return f"{told}, lo mismo que el único indicador que cuenta: {name}."
    if all(term.counted == FULL for term in terms):
        count = "los dos" if len(terms) == 2 else f"los {len(terms)}"
        return f"{told}: {count} indicadores que cuentan están exactamente en el 100 %."
    if len(terms) <= MOST_TOLD:
        return f"{told}: {'; '.join(_term(card, term) for term in terms)}."
    return f"{told}: {_counted(card)}"


def _term(card: ObjectiveCard, term: Term) -> str:
    """Tell one term: 545 pesa la mitad y va en 53,73%, así que aporta 26,87 puntos."""
    return (
        f"{_name(card, term.key)} pesa {_share(term.share)} y {_stands(card, term)},"
        f" así que {brings(term)}{_covers(card, term)}"
    )


def _covers(card: ObjectiveCard, term: Term) -> str:
    """Say how much of what others lack an indicator above 100 % hides."""
    excess, missing = term.contribution - term.share, _missing(card)
    if excess <= 0 or not missing:
        return ""
    if excess >= missing:
        return " y tapa todo lo que falta"
    alone = excess == _beyond(card)
    return f" y tapa {_points(excess) if alone else 'parte'} de lo que falta"


def _share(share: Fraction) -> str:
    return PARTS.get(share) or f"el {percent(share)}"


def _stands(card: ObjectiveCard, term: Term) -> str:
    row = next(row for row in card.rows if row.key == term.key)
    if row.status is Status.NOT_REPORTED:
        return "no tiene reporte"
    verb = "va en" if row.counted == row.ratio else "cuenta"
    return f"{verb} {percent(term.counted)}"


def _counted(card: ObjectiveCard) -> str:
    """Tell many terms by how many there are of each kind, and what they add up to."""
    groups = [
        (sum(term.counted == FULL for term in card.terms), "en el 100 %"),
        (sum(term.counted < FULL for term in card.terms), "por debajo"),
        (sum(term.counted > FULL for term in card.terms), "por encima"),
    ]
    told = listing([f"{count} {where}" for count, where in groups if count])
    missing, beyond = _missing(card), _beyond(card)
    sums = [
        *([f"los de abajo le quitan {_points(missing)}"] if missing else []),
        *([f"los de arriba le suman {_points(beyond)}"] if beyond else []),
    ]
    count = len(card.terms)
    return f"de los {count} indicadores que cuentan hay {told}; {listing(sums)}."


def _hidden(card: ObjectiveCard) -> list[str]:
    """Say what over-execution hides; nothing where nothing lags or nothing exceeds."""
    if not (_missing(card) and _beyond(card)):
        return []
    if card.ratio is None or card.capped_ratio is None:
        return []
    less = _points(card.ratio - card.capped_ratio)
    told = percent(card.capped_ratio)
    most = "Si ningún indicador pudiera pasar del 100 %"
    return [f"{most}, el objetivo iría en {told}: {less} menos."]


def _missing(card: ObjectiveCard) -> Fraction:
    """Return what the indicators below 100 % take from the objective."""
    return sum((max(t.share - t.contribution, ZERO) for t in card.terms), ZERO)


def _beyond(card: ObjectiveCard) -> Fraction:
    """Return what the indicators above 100 % add to the objective beyond their part."""
    return sum((max(t.contribution - t.share, ZERO) for t in card.terms), ZERO)


def _unreported(card: ObjectiveCard) -> list[str]:
    terms = {term.key for term in card.terms}
    absent = [
        row.key
        for row in card.rows
        if row.status is Status.NOT_REPORTED and row.key in terms
    ]
    if not absent:
        return []
    one = len(absent) == 1
    told = "no tiene reporte y cuenta" if one else "no tienen reporte y cuentan"
    return [f"{_capital(_names(card, absent))} {told} como 0: lo que falta no ayuda."]


def _left_out(card: ObjectiveCard) -> list[str]:
    """Say who left the mean and why; the weight of those who had one is shared out."""
    counted = {term.key for term in card.terms}
    out = [row for row in card.rows if row.key not in counted]
    if not out or not counted:
        return []
    told = f"No {'entra' if len(out) == 1 else 'entran'} en la cuenta {_reasons(card, out)}."
    freed = sum((row.weight for row in out if row.weight), Decimal(0))
    if not freed:
        return [told]
    weighed = "pesaba" if len(out) == 1 else "pesaban"
    why = "por eso el peso en la cuenta no es el de la tabla"
    return [
        f"{told} El {weight(freed)} que {weighed} se reparte entre los demás: {why}."
    ]


def _reasons(card: ObjectiveCard, out: Sequence[Row]) -> str:
    if len(out) <= MOST_TOLD:
        return listing([f"{_name(card, row.key)} ({_why(row)})" for row in out])
    counts = Counter(_why(row) for row in out)
    told = listing([f"{count} {why}" for why, count in counts.items()])
    return f"{len(out)} indicadores ({told})"


def _why(row: Row) -> str:
    if row.status is None:
        return labels.NO_PROGRAMMING.lower()
    if row.ratio is not None:
        return "no tiene peso"
    return labels.STATUS[row.status].lower()


def _cut(card: ObjectiveCard, cap: Decimal | None) -> list[str]:
    """Say which indicators the year's cap cut."""
    cut = [
        row
        for row in card.rows
        if row.counted is not None and row.ratio is not None and row.counted < row.ratio
    ]
    if cap is None or not cut:
        return []
    names = _names(card, [row.key for row in cut])
    verb = "pasa del tope de la vigencia y cuenta"
    if len(cut) > 1:
        verb = "pasan del tope de la vigencia y cuentan"
    return [f"{_capital(names)} {verb} hasta ahí: {weight(cap)}."]


def _official(card: ObjectiveCard) -> list[str]:
    return [
        f"{_capital(_name(card, row.key))} cuenta con su porcentaje oficial,"
        f" {percent(row.ratio)}; con sus magnitudes daría {percent(row.recomputed)}."
        for row in card.rows
        if row.official
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
