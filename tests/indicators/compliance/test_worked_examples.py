"""Every worked example of docs/compliance.md, through the real functions."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from itertools import groupby

import pytest

from indicators.compliance.accumulation import roll_up, spread
from indicators.compliance.achievement import (
    achievement,
    on_wrong_side,
    period_achievement,
)
from indicators.compliance.programming import programming_faults
from indicators.compliance.status import Facts, Thresholds, band, compare, judge
from indicators.compliance.vocabulary import Accumulation
from indicators.compliance.weighting import (
    Weighted,
    overall,
    weighted_mean,
)
from objectives.weights import add_up as weights_add_up
from tests.indicators.compliance.notation import (
    DOCUMENT,
    MARK,
    NOTHING,
    Example,
    fraction,
    items,
    measure,
    months,
    number,
    parts,
    read_examples,
    shown,
    stated,
    years,
)

JUNE = 6
TEXT = DOCUMENT.read_text(encoding="utf-8")
EXAMPLES = list(read_examples(TEXT))
GOLDEN_ROWS = [example.cells for example in EXAMPLES if example.kind == "golden_case"]

Cells = dict[str, str]


def _yes(answer: bool) -> str:  # noqa: FBT001 -- writes the answer, is not steered by it
    return "yes" if answer else "no"


def _nothing_or(value: object | None) -> str:
    return NOTHING if value is None else str(value)


def _facts(cells: Cells) -> Facts:
    return Facts(
        measure(cells["measure"]),
        number(cells["T"]),
        months(cells["programmed"]),
        months(cells["executed"]),
        number(cells.get("official", NOTHING)),
    )


def check_roll_up(cells: Cells) -> None:
    accumulation = Accumulation(cells["accumulation"])

    magnitude = roll_up(accumulation, months(cells["months"]), int(cells["cut-off"]))

    assert magnitude == number(cells["at the cut-off"])


def check_achievement(cells: Cells) -> None:
    ratio = achievement(
        measure(cells["measure"]), Decimal(cells["E"]), Decimal(cells["P"])
    )

    assert stated(ratio) == cells["ratio"]


def check_on_wrong_side(cells: Cells) -> None:
    answer = on_wrong_side(measure(cells["measure"]), Decimal(cells["level"]))

    assert _yes(answer) == cells["wrong side"]


def check_period(cells: Cells) -> None:
    ratio = period_achievement(
        measure(cells["measure"]),
        years(cells["years"]),
        number(cells["period's target"]),
    )

    assert stated(ratio) == cells["ratio"]


def check_objective(cells: Cells) -> None:
    compliance = weighted_mean(parts(cells["parts"]), fraction(cells["cap"]))

    assert stated(compliance) == cells["compliance"]


def check_judgement(cells: Cells) -> None:
    judgement = judge(_facts(cells), JUNE)

    assert _nothing_or(judgement.status) == cells["status"]
    assert stated(judgement.ratio) == cells["ratio"]
    assert stated(judgement.year_ratio) == cells["year"]
    assert stated(judgement.counts, with_percentage=False) == cells["counts"]
    assert judgement.missing == tuple(int(month) for month in items(cells["missing"]))


def check_official(cells: Cells) -> None:
    judgement = judge(_facts(cells), JUNE)

    assert _nothing_or(judgement.status) == cells["status"]
    assert stated(judgement.ratio) == cells["ratio"]
    assert stated(judgement.recomputed) == cells["recomputed"]
    assert stated(judgement.year_ratio) == cells["year"]
    assert judgement.counts == judgement.ratio
    assert judgement.missing == tuple(int(month) for month in items(cells["missing"]))


def check_status_and_band(cells: Cells) -> None:
    ratio = fraction(cells["ratio"].partition(" ")[0])

    assert ratio is not None
    assert stated(ratio) == cells["ratio"]
    assert compare(ratio) == cells["status"]
    assert band(ratio, Thresholds()) == cells["band"]


def check_weights(cells: Cells) -> None:
    weights = [Decimal(weight) for weight in items(cells["weights"])]

    assert _yes(weights_add_up(weights)) == cells["add up"]


def check_spread(cells: Cells) -> None:
    months = spread(Decimal(cells["target"]), int(cells["decimals"]))

    assert [str(months[month]) for month in range(1, 13)] == [
        *[cells["January to November"]] * 11,
        cells["December"],
    ]


def check_faults(cells: Cells) -> None:
    faults = programming_faults(
        measure(cells["measure"]), number(cells["T"]), months(cells["months"])
    )

    said = [
        fault if month is None else f"{fault} in {month}" for fault, month in faults
    ]
    assert said == items(cells["faults"])


def check_overall(cells: Cells) -> None:
    pairs = (item.split(" × ") for item in items(cells["objectives"]))
    objectives = [(fraction(ratio), number(weight)) for weight, ratio in pairs]

    if cells["overall"] == "error":
        with pytest.raises(ValueError, match="Either every objective"):
            overall(objectives)
    else:
        assert stated(overall(objectives)) == cells["overall"]


def check_golden_case(cells: Cells) -> None:
    facts = _facts(cells)
    judgement = judge(facts, JUNE)

    assert stated(judgement.ratio) == cells["ratio"]
    assert judgement.missing == ()
    assert programming_faults(facts.measure, facts.target, facts.programmed) == []


def check_golden_objectives(cells: Cells) -> None:
    full, capped = _golden_objectives(None), _golden_objectives(Fraction(1))

    assert shown(full[cells["objective"]]) == cells["compliance"]
    assert shown(capped[cells["objective"]]) == cells["capped at 100 %"]


def _golden_objectives(cap: Fraction | None) -> dict[str, Fraction]:
    compliance = {}
    for objective, rows in groupby(GOLDEN_ROWS, lambda cells: cells["objective"]):
        terms = [
            Weighted(Decimal(cells["weight"]), judge(_facts(cells), JUNE).counts)
            for cells in rows
        ]
        assert weights_add_up(term.weight for term in terms)
        compliance[objective] = weighted_mean(terms, cap) or Fraction(0)
    whole = overall([(ratio, None) for ratio in compliance.values()])
    return {**compliance, "overall": whole or Fraction(0)}


CHECKS: dict[str, Callable[[Cells], None]] = {
    "roll_up": check_roll_up,
    "achievement": check_achievement,
    "on_wrong_side": check_on_wrong_side,
    "period": check_period,
    "objective": check_objective,
    "judgement": check_judgement,
    "official": check_official,
    "status_and_band": check_status_and_band,
    "weights": check_weights,
    "spread": check_spread,
    "faults": check_faults,
    "overall": check_overall,
    "golden_case": check_golden_case,
    "golden_objectives": check_golden_objectives,
}


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_worked_example_is_what_the_rules_give(example: Example) -> None:
    CHECKS[example.kind](example.cells)


def test_every_mark_of_the_document_has_a_check_and_examples() -> None:
    marks = set(MARK.findall(TEXT))

    assert marks == set(CHECKS)
    assert marks == {example.kind for example in EXAMPLES}
    assert TEXT.count("<!-- checked:") == len(MARK.findall(TEXT))


def test_every_rule_has_an_example() -> None:
    rules = TEXT.split("\n## Rule ")[1:]

    assert [rule.partition(".")[0] for rule in rules] == [str(n) for n in range(1, 12)]
    assert all(list(read_examples(rule)) for rule in rules)
