"""How long the report takes as PDF, beside WeasyPrint alone on the same document.

    python -m benchmarks.report [--cutoff 2023-06-30] [--rounds 7]

Cold: `manage.py report --format pdf --fresh` in a new process against a new process
that only reads HTML, style sheets, CSV and workbook from disk and calls WeasyPrint with
the same variant and the same attachments. Warm: the same two in one process that has
rendered before. Rounds alternate, so that both meet the same noise; the ratio of the
medians is the result, and both PDFs are compared. The database is that of the environment.
"""

import argparse
import io
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[1]
Work = Callable[[], Any]


class Cost(NamedTuple):
    """Seconds by the clock on the wall and of the processor."""

    wall: float
    cpu: float


Measured = tuple[list[Cost], list[Cost]]  # ours, WeasyPrint alone

DATA = ("csv", "xlsx", "json")
FILES = ("informe.html", *(f"datos.{name}" for name in DATA))


def main() -> None:
    """Measure and print the ratios."""
    options = arguments()
    if options.alone:
        folder, out = Path(options.alone[0]), Path(options.alone[1])
        out.write_bytes(alone(folder, tools())())
        return
    with tempfile.TemporaryDirectory(prefix="pei-benchmark-") as name:
        folder = Path(name)
        whole = prepare(folder, date.fromisoformat(options.cutoff))
        ours, theirs = cold(folder, options.cutoff, options.rounds)
        tell("cold", ours, theirs)
        tell("warm", *warm(folder, whole, options.rounds))


def arguments() -> argparse.Namespace:
    """Read the command line; --alone is the process that has only WeasyPrint."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--cutoff", default="2023-06-30")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--alone", nargs=2, help=argparse.SUPPRESS)
    return parser.parse_args()


def prepare(folder: Path, cutoff: date) -> Work:
    """Write what WeasyPrint alone gets; return how our product renders it all."""
    import django  # noqa: PLC0415 -- not in the process that has only WeasyPrint

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pei_site.settings")
    django.setup()
    from reports import archive, exports, paper  # noqa: PLC0415 -- needs Django
    from reports.rendering import door  # noqa: PLC0415 -- needs Django

    scorecard = archive.published_scorecard(cutoff)
    stored = archive.archived_file(cutoff, "pdf")
    if scorecard is None or stored is None:
        raise SystemExit(f"There is no published cut-off {cutoff}: load_plan demo.")
    when = stored.created_at

    def data() -> dict[str, bytes]:
        return {name: exports.render(scorecard, name, when) for name in DATA}

    def html(files: dict[str, bytes]) -> str:
        return paper.document(scorecard, when, exports.seal(scorecard, files["json"]))

    def whole() -> door.Rendered:
        files = data()
        attached = exports.attachments(scorecard, files)
        return door.render(html(files), attached, when)

    contents = (html(data()).encode(), *data().values())
    for name, content in zip(FILES, contents, strict=True):
        (folder / name).write_bytes(content)
    (folder / "when").write_text(when.isoformat())
    return whole


def cold(folder: Path, cutoff: str, rounds: int) -> Measured:
    """Return what new processes take."""
    line = ["manage.py", "report", "--cutoff", cutoff, "--format", "pdf", "--fresh"]
    ours = [sys.executable, *line, "--output", str(folder / "ours.pdf")]
    module = [sys.executable, "-m", "benchmarks.report"]
    theirs = [*module, "--alone", str(folder), str(folder / "theirs.pdf")]
    times = alternate(lambda: run(ours), lambda: run(theirs), rounds)
    sizes = {
        name: (folder / name).stat().st_size for name in ("ours.pdf", "theirs.pdf")
    }
    print("bytes:", ", ".join(f"{name} {size}" for name, size in sizes.items()))
    return times


def warm(folder: Path, whole: Work, rounds: int) -> Measured:
    """Return what it takes in this process; ours makes its data files too."""
    theirs = alone(folder, tools())
    whole(), theirs()
    return alternate(whole, theirs, rounds)


def alternate(ours: Work, theirs: Work, rounds: int) -> Measured:
    """Time both in turn."""
    pairs = [(cost(ours), cost(theirs)) for _ in range(rounds)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def cost(work: Work) -> Cost:
    """Return what the work takes, its child processes included."""
    start, used = time.perf_counter(), processor()
    apart = getattr(work(), "cpu", 0)  # of a process that goes on
    return Cost(wall=time.perf_counter() - start, cpu=processor() - used + apart)


def processor() -> float:
    """Return the processor seconds of this process and of its finished children."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def run(line: list[str]) -> None:
    """Run a process to its end; its failure is ours."""
    subprocess.run(line, cwd=ROOT, check=True)


def tools() -> tuple[Any, list[Any]]:
    """Import WeasyPrint and parse the style sheets."""
    css = ROOT / "static" / "css"
    os.environ.setdefault(
        "FONTCONFIG_FILE", str(ROOT / "static" / "fonts" / "fonts.conf")
    )
    import weasyprint  # noqa: PLC0415 -- it is what is measured
    from weasyprint.text.fonts import FontConfiguration  # noqa: PLC0415

    fonts = FontConfiguration()
    names = ("report-fonts.css", "report.css", "print.css")
    return fonts, [weasyprint.CSS(filename=css / n, font_config=fonts) for n in names]


def alone(folder: Path, tools: tuple[Any, list[Any]]) -> Callable[[], bytes]:
    """Return the rendering by WeasyPrint with nothing of ours around it."""
    import weasyprint  # noqa: PLC0415 -- it is what is measured

    fonts, stylesheets = tools
    html, *data = ((folder / name).read_bytes() for name in FILES)
    when = datetime.fromisoformat((folder / "when").read_text())

    def attachment(name: str, content: bytes) -> Any:
        return weasyprint.Attachment(
            file_obj=io.BytesIO(content), name=name, created=when, modified=when
        )

    def render() -> bytes:
        return weasyprint.HTML(string=html.decode()).write_pdf(
            font_config=fonts,
            stylesheets=stylesheets,
            pdf_variant="pdf/a-3a",
            attachments=[
                attachment(name, content)
                for name, content in zip(FILES[1:], data, strict=True)
            ],
        )

    return render


def tell(name: str, ours: list[Cost], theirs: list[Cost]) -> None:
    """Print medians, their ratio and their difference."""
    for unit in ("wall", "cpu"):
        mine = statistics.median(getattr(one, unit) for one in ours)
        other = statistics.median(getattr(one, unit) for one in theirs)
        print(
            f"{name}, {unit}: ours {mine:.3f} s, WeasyPrint alone {other:.3f} s,"
            f" ratio {mine / other:.2f}, difference {mine - other:+.3f} s"
        )


if __name__ == "__main__":
    main()
