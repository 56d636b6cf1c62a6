"""What every address answers to every role: said here by hand, not read from the code.

A cell is (method, column); a column is whose or what state the object has. Its letters
follow ROLES: N anonymous, X disabled, S signed in without a role, D staff without a
department, V who only looks in department A, R reporter and H head of A, I director,
P Planning Office, A administrator, U superuser.

k 200 · e to the sign-in, or to confirm it · m redirected · d 403 · n 404 · x 405 · c 409 · g 410
b 400 · w it writes
Every letter but w means that the database stays as it was. Every answer forbids frames
(L08), and what a known person is given is kept by no cache (A13).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from tests.security.desk import expectations as desk_expectations
from tests.security.expected_rooms import ROOMS
from tests.security.people_rooms import expectations as people_expectations

ROLES = "NXSDVRHIPAU"
STAFF = set("DVRHIPAU")
OUTSIDE = dict.fromkeys("NXS", "e")
Cells = Mapping[tuple[str, str], str]


@dataclass(frozen=True)
class Screen:
    """Who views, adds, changes, deletes and acts on a model in the admin.

    `rows`: which of them there are for who sees no more than department A: all, own
    (and none for D), or none. `locked`: columns that
    nobody changes; `asked`: those whose form asks for a change, and is given back. `stock`: Django's own history, which has no past versions.
    """

    view: str = "IPAU"
    add: str = ""
    change: str = ""
    delete: str = ""
    act: str = ""
    columns: tuple[str, ...] = ("own", "missing")
    locked: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    rows: str = "all"
    stock: bool = False
    elsewhere: bool = False  # adding leads to a screen of its own
    one_by_one: bool = (
        False  # deletion is asked row by row, and a missing row is refused
    )
    unseen: Mapping[
        str, str
    ] = ()  # column -> roles that do not see it though they view

    def sees(self, role: str, column: str) -> bool:
        """Whether the row exists for the role."""
        if column == "missing" or role in dict(self.unseen).get(column, ""):
            return False
        if role not in "DVRH" or self.rows == "all":
            return True
        return self.rows == "own" and role != "D" and column != "other"


_EVERY = ("own", "other", "closed", "missing")
_TWO = ("own", "other", "missing")
_OFFICE = {"add": "PU", "change": "PU"}
_SCOPED = {"view": "DVRHIPAU", "rows": "own"}
SCREENS = {
    "plan": Screen(change="PU"),  # there is one: nobody adds another
    "objective": Screen(**_OFFICE),
    "fiscalyear": Screen(**_OFFICE),
    "department": Screen(add="PAU", change="PAU", columns=_TWO),
    "membership": Screen(add="PAU", change="PAU", delete="U", act="U"),
    "change": Screen(add="PU", elsewhere=True),
    "user": Screen(
        view="PAU",
        add="PAU",
        change="AU",
        columns=_TWO,
        elsewhere=True,
        stock=True,
        unseen={"other": "DVRHIPA"},  # a superuser
    ),
    "accessevent": Screen(view="AU", stock=True),
    "group": Screen(view="U", add="U", change="U", delete="U", act="U", stock=True),
    "indicator": Screen(**_SCOPED, **_OFFICE, columns=_TWO),
    "monthlyrecord": Screen(**_SCOPED, **_OFFICE, columns=_EVERY, locked=("closed",)),
    "indicatorweight": Screen(
        **_OFFICE,
        rows="own",
        delete="PU",
        columns=_EVERY,
        locked=("closed",),
        asked=("closed",),
        one_by_one=True,
    ),
    "yeartarget": Screen(
        **_OFFICE, rows="own", columns=_EVERY, locked=("closed",), asked=("closed",)
    ),
    "note": Screen(**_OFFICE, rows="none", delete="PU", act="PU", columns=_TWO),
    "reportingmonth": Screen(**_OFFICE, act="PU", columns=("own", "closed", "missing")),
    "responsibility": Screen(**_OFFICE, rows="own", columns=_TWO),
    "cutoff": Screen(
        **_OFFICE,
        columns=("own", "closed", "published", "missing"),
        locked=("closed", "published"),
    ),
    "measurement": Screen(**_OFFICE, rows="own", columns=_EVERY, locked=("closed",)),
    "closing": Screen(stock=True),
    "publishedreport": Screen(stock=True),
    "evidence": Screen(**_SCOPED, act="PU", columns=_EVERY),
}


def _line(screen: Screen, kind: str, method: str, column: str) -> str:
    answer = _KINDS[kind]
    return "".join(
        OUTSIDE.get(role) or answer(screen, role, method, column) for role in ROLES
    )


def _changelist(screen: Screen, role: str, method: str, column: str) -> str:
    if role not in screen.view:
        return "d"
    if method == "GET":
        return "k"
    return "w" if role in screen.act else "k"


def _add(screen: Screen, role: str, method: str, column: str) -> str:
    if role not in screen.add:
        return "d"
    if screen.elsewhere:
        return "m"
    return "k" if method == "GET" else "w"


def _change(screen: Screen, role: str, method: str, column: str) -> str:
    sees = screen.sees(role, column)
    if method == "GET":
        return "d" if role not in screen.view else "k" if sees else "m"
    if role not in screen.change:
        return "d"
    if column in screen.locked:
        return "k" if column in screen.asked else "d"
    return "w" if sees else "m"


def _delete(screen: Screen, role: str, method: str, column: str) -> str:
    sees = screen.sees(role, column)
    if role not in screen.delete or column in screen.locked:
        return "d"
    if not sees:
        return "d" if screen.one_by_one else "m"
    return "k" if method == "GET" else "w"


def _history(screen: Screen, role: str, method: str, column: str) -> str:
    sees = screen.sees(role, column)
    if role in screen.view and sees:
        return "k"
    if screen.stock:
        return "d" if sees else "m"
    return "d" if sees else "n"


def _past_version(screen: Screen, role: str, method: str, column: str) -> str:
    if method == "GET":
        return _history(screen, role, method, column)
    return "x" if screen.sees(role, column) else "n"


def _redirect(screen: Screen, role: str, method: str, column: str) -> str:
    return "m"


_KINDS = {
    "changelist": _changelist,
    "add": _add,
    "change": _change,
    "delete": _delete,
    "history": _history,
    "simple_history": _past_version,
    "redirect": _redirect,
}


def _places(screen: Screen, kind: str) -> list[tuple[str, str]]:
    """Return what is asked of a kind of page; what only looks is posted to once."""
    if kind in {"changelist", "add"}:
        return [("GET", ""), ("POST", "")]
    if kind == "redirect" or (kind == "delete" and not screen.delete):
        return [("GET", "own"), ("POST", "own")]
    if "history" in kind:
        looked = [("GET", column) for column in screen.columns if column != "closed"]
        return [*looked, ("POST", "own")]
    return [(method, column) for method in ("GET", "POST") for column in screen.columns]


def _screens() -> dict[str, Cells]:
    """Spell out every cell of the admin's screens."""
    return {
        f"{name}_{kind}": {
            place: _line(screen, kind, *place) for place in _places(screen, kind)
        }
        for name, screen in SCREENS.items()
        for kind in _KINDS
        if not (kind == "simple_history" and screen.stock)
    }


EXPECTED: dict[str, Cells] = (
    _screens() | ROOMS | desk_expectations() | people_expectations()
)
