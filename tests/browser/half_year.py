"""A site whose half-year is told month by month, with a cut-off in March as well.

The demonstration knows June alone, as its source does. What moves, what is compared and
what was said before need another cut-off: the months here are made up so that June says
what it says there.
"""

import csv
import shutil
from decimal import Decimal
from pathlib import Path

from tests.browser.site import ROOT, environment, manage

DEMO = ROOT / "demo"
JUNE = 6
PACE = (50, 60, 70, 80, 90, 100)  # percent of June's level
SHARES = {"545": (15, 17, 19, 13, 11, 25), "546": (20, 10, 25, 15, 15, 15)}
COUNTS = {"551": ("1 1 2 1 2 2", "1 0 1 2 2 3")}
CONSTANT = {"presupuesto": "91.5", "pic": "100", "estrategia-recursos": "100"}
LATE = {"321", "552"}  # three points below their level until May
SAID = {
    3: "Se atendieron 280.070 orientaciones. La línea tuvo su mes más alto del trimestre.",
    6: "Se atendieron 368.516 orientaciones en junio.",
}
PROOF = """
from indicators.models import MonthlyRecord
from tests.reports.proof.scene import a_file, a_link
record = MonthlyRecord.objects.get(indicator__key="545", year__year=2023, month=6)
a_file(record, "informe-linea-195-junio.pdf")
a_link(record, "https://datosabiertos.bogota.gov.co/")
"""

Row = dict[str, str]


def prepare(place: Path, static: Path) -> Path:
    """Make the site once, published in March and June, with public evidence."""
    folder = place / "half-year"
    plan = folder / "plan"
    shutil.copytree(DEMO, plan)
    (folder / "static").symlink_to(static)
    write(plan)
    env = environment(folder / "data", folder / "static")
    manage("migrate", "--no-input", env=env)
    manage("load_plan", str(plan), env=env)
    manage("shell", "-c", PROOF, env=env)
    return folder


def write(plan: Path) -> None:
    """Tell the plan's half-year by months, and publish its March."""
    programmed = {row["indicador"]: row for row in rows(plan / "programacion.csv")}
    executed = [
        record
        for row in rows(plan / "ejecucion.csv")
        for record in months_of(row, programmed[row["indicador"]])
    ]
    save(plan / "programacion.csv", list(programmed.values()))
    save(plan / "ejecucion.csv", executed)
    cutoffs = ("2023-03-31", "2023-06-30")
    save(
        plan / "cortes.csv", [{"fecha": day, "estado": "publicado"} for day in cutoffs]
    )


def months_of(june: Row, programmed: Row) -> list[Row]:
    """Spread an indicator's June over its months, and its programming in place."""
    key = june["indicador"]
    if key in COUNTS:
        promised, done = (text.split() for text in COUNTS[key])
    elif key in SHARES:
        promised = [str(number(programmed["m06"]) // JUNE)] * JUNE
        done = shares(number(june["ejecutado"]), SHARES[key])
    elif key in CONSTANT:
        promised, done = [""] * JUNE, [""] * JUNE
        promised[2] = promised[5] = programmed["m06"]
        done[2], done[5] = CONSTANT[key], june["ejecutado"]
    elif key in {"464", "514"}:  # nothing before June
        return [june]
    else:
        promised = [level(number(programmed["m06"]), pace) for pace in PACE]
        late = [97 if key in LATE else 100] * 4 + [100, 100]
        done = [
            level(number(text), share)
            for text, share in zip(promised, late, strict=True)
        ]
        done[5] = june["ejecutado"]
    for month, text in enumerate(promised, 1):
        programmed[f"m{month:02}"] = comma(text)
    return [
        june | {"mes": str(month), "ejecutado": comma(text)} | told(key, month)
        for month, text in enumerate(done, 1)
        if text
    ]


def told(key: str, month: int) -> Row:
    """Return what was written of a month."""
    return {"avance": SAID[month]} if key == "545" and month in SAID else {}


def shares(whole: Decimal, percents: tuple[int, ...]) -> list[str]:
    """Share a whole by percents; the last month takes what is left."""
    parts = [int(whole * percent / 100) for percent in percents[:-1]]
    return [str(part) for part in (*parts, int(whole) - sum(parts))]


def level(whole: Decimal, percent: int) -> str:
    """Return a percent of a level, to two decimals."""
    return str((whole * percent / 100).quantize(Decimal("0.01")))


def number(text: str) -> Decimal:
    """Read a figure of a plan file."""
    return Decimal(text.replace(",", "."))


def comma(text: str) -> str:
    """Write a figure as plan files do."""
    return text.replace(".", ",")


def rows(path: Path) -> list[Row]:
    """Read a plan file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def save(path: Path, lines: list[Row]) -> None:
    """Write a plan file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(lines[0]))
        writer.writeheader()
        writer.writerows(lines)
