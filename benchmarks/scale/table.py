"""The table: a line for each page or piece of work, a column for each size."""

from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.scale.pages import PAGES
from benchmarks.scale.start import Start

COMMAND = "commands: 300 s, 2 GB"
PAGE_SECONDS = 0.08  # of a printed page
PEERS = """\
Baselines, of the issues and of other products (seconds by the clock):
  PDF of a plan of this kind < 3 s (Akvo 11-12 s, 782 queries)
  dashboard < 0,3 s and < 20 queries (Akvo's JSON 24, TolaData's page 50); <= 12 (V05)
  list of entry < 15 queries (TolaData's list of the admin 111)
  a printed page <= 80 ms of the processor, no worse than linear from 10 to 2.000 rows"""
Told = Mapping[str, list[dict[str, Any]]]


def pages(visits: Told) -> None:
    """Print queries, seconds and kB of each page."""
    print(f"{'page':34}{'reader':10}", *(f"{size:>24}" for size in visits), " target")
    print(f"{'':44}", *(f"{'queries    cpu s      kB':>24}" for _ in visits))
    for page in PAGES:
        name = (page.name, page.who)
        found = [_find(told, name) for told in visits.values()]
        if not any(found):
            continue
        cells = " ".join(_cell(one) for one in found)
        target = f"{page.queries} q, {page.seconds:.1f} s"
        print(f"{page.name:34}{page.who:10} {cells}  {target}{_over(page, found)}")


def _find(told: Iterable[dict[str, Any]], name: tuple[str, str]) -> Any:
    return next((one for one in told if (one["name"], one["who"]) == name), None)


def _cell(one: dict[str, Any] | None) -> str:
    if one is None:
        return f"{'-':>24}"
    return f"{one['queries']:7} {one['cpu']:8.3f} {one['bytes'] / 1024:7.0f}"


def _over(page: Any, found: Iterable[dict[str, Any] | None]) -> str:
    """Say by how many times the worst of the sizes passes the seconds or the queries."""
    known = [one for one in found if one]
    seconds = max(one["cpu"] for one in known) / page.seconds
    queries = max(one["queries"] for one in known)
    words = [f" over {seconds:.1f}x"] if seconds > 1 else []
    if queries > page.queries:
        words.append(" over in queries")
    return "".join(words)


def works(done: Told) -> None:
    """Print what is done once."""
    print(f"\n{'work':34} {'size':>10} {'cpu s':>9} {'MB':>6}  {COMMAND}")
    for size, told in done.items():
        for one in told:
            memory = one["memory"] / 2**20
            print(
                f"{one['what']:34} {size:>10} {one['cpu']:9.2f} {memory:6.0f}", end="  "
            )
            print(_besides(one))


def _besides(one: dict[str, Any]) -> str:
    """Tell what it is per row or per page, and the size of what it made."""
    words = ["REFUSED: too large for the limits"] if one.get("refused") else []
    if one.get("pages"):
        each = one["cpu"] / one["pages"]
        over = " OVER" if each > PAGE_SECONDS else ""
        words.append(f"{one['pages']} pages, {each * 1000:.0f} ms a page{over}")
    if one.get("rows"):
        each = one["cpu"] / one["rows"]
        words.append(f"{one['rows']} rows, {each * 1000:.2f} ms a row")
    if one.get("bytes"):
        words.append(f"{one['bytes'] / 1000:.0f} kB")
    return ", ".join(words)


def start(found: Iterable[Start]) -> None:
    """Print what starting takes, and the baselines."""
    print()
    for one in found:
        print(f"start: {one.what:45} {one.seconds:.2f} s, {one.modules} modules")
    print(f"\n{PEERS}")
