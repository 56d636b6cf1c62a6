"""The Planning Office's desk in the matrix: where it is, who opens it, what it posts.

Everybody else is told that it is not theirs, before anything is looked at.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse

from objectives.models import Change
from tests.builders import a_plan, a_year
from tests.security.forms import form_values

OFFICE = "PU"
STRANGERS = "NX"  # to the sign-in
ROLES = "NXSDVRHIPAU"
DAY = "2023-12-31"


@dataclass(frozen=True)
class Desk:
    """A page of the desk: its address, and what it answers to who runs the plan.

    `args` and `missing` are the parts of the address of what is there and of what is
    not (None: it has no parts); `states`: those of the other states, with what GET and
    POST answer there. `post` is "x" where nothing is posted. `first` is posted
    to fill the page in; `marks`: a field of the page whose name ends so is given that
    value; `also` is posted as it is, "@year" as the key of 2023.
    """

    args: Mapping[str, Any] | None = None
    missing: Mapping[str, Any] | None = None
    states: Mapping[str, tuple[Mapping[str, Any], str, str]] = field(
        default_factory=dict
    )
    get: str = "k"
    post: str = "x"
    first: Mapping[str, str] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    also: Mapping[str, str] = field(default_factory=dict)
    query: str = ""


_YEAR = {"args": {"year": 2023}, "missing": {"year": 2031}}
_OBJECTIVE = {
    "args": {"year": 2023, "number": 1},
    "missing": {"year": 2023, "number": 99},
}
_INDICATOR = {
    "args": {"year": 2023, "key": "A1"},
    "missing": {"year": 2023, "key": "no"},
}
_SAVE = {"accion": "guardar"}
_APPROVED_YEAR = {"year": 2022}
_APPROVED = {"pk": "approved"}
_SHUT = {"cutoff": "2023-06-30"}
_PUBLIC = {"cutoff": "2023-03-31"}
_DRAFT = {"args": {"pk": "draft"}, "missing": {"pk": 99_999}}
_OPEN = {"args": {"cutoff": DAY}, "missing": {"cutoff": "2023-09-30"}}
_CLOSED = {"args": {"cutoff": "2023-06-30"}, "missing": {"cutoff": "2023-09-30"}}
_TABLE = {"name": "objetivos", "kind": "csv"}
_NO_TABLE = {"name": "nada", "kind": "csv"}
DESK = {
    "desk_home": Desk(),
    "desk_differences": Desk(),
    "desk_differences_csv": Desk(),
    "desk_years": Desk(),
    "desk_year": Desk(**_YEAR, states={"approved": (_APPROVED_YEAR, "k", "x")}),
    "desk_year_new": Desk(post="w", query="?vigencia=2024", first={"marcar": "LATER"}),
    "desk_year_approve": Desk(
        **_YEAR, post="w", states={"approved": (_APPROVED_YEAR, "k", "m")}
    ),
    "desk_weights": Desk(**_YEAR),
    "desk_objective_weights": Desk(
        **_OBJECTIVE,
        states={"approved": ({**_APPROVED_YEAR, "number": 1}, "k", "c")},
        post="w",
        marks={"-weight": "7"},
        also=_SAVE,
    ),
    "desk_programming": Desk(
        **_YEAR,
        states={"approved": (_APPROVED_YEAR, "k", "c")},
        post="w",
        marks={"-m12": "90"},
        also=_SAVE,
    ),
    "desk_indicator_programming": Desk(
        **_INDICATOR,
        states={"approved": ({**_APPROVED_YEAR, "key": "A1"}, "k", "c")},
        post="w",
        marks={"-m12": "90"},
        also=_SAVE,
    ),
    "desk_changes": Desk(),
    "desk_changes_file": Desk({"file_format": "csv"}, {"file_format": "doc"}),
    "desk_change_new": Desk(post="w", also={"year": "2022", "description": "Otro"}),
    "desk_change": Desk(**_DRAFT, states={"approved": (_APPROVED, "k", "x")}),
    "desk_change_texts": Desk(
        **_DRAFT,
        states={"approved": (_APPROVED, "k", "m")},
        post="w",
        also={"description": "Otra cosa"},
    ),
    "desk_change_sheet": Desk(
        **_DRAFT,
        states={"approved": (_APPROVED, "k", "w")},
        post="w",
        query="?indicador=A1",
        also={"unit": "otra"},
    ),
    "desk_change_plan": Desk(
        **_DRAFT,
        states={"approved": (_APPROVED, "k", "w")},
        post="w",
        also={"cap": "120"},
    ),
    "desk_change_remove": Desk(
        **_DRAFT,
        states={"approved": (_APPROVED, "x", "m")},
        get="x",
        post="m",
        also={"propuesta": "99999"},
    ),
    "desk_change_approve": Desk(
        **_DRAFT,
        states={"approved": (_APPROVED, "m", "m")},
        post="w",
        also={"date": "2023-07-01", "body": "Comité", "sure": "on"},
    ),
    "desk_change_finish": Desk(
        args=_APPROVED,
        missing={"pk": 99_999},
        states={"draft": ({"pk": "draft"}, "k", "m")},
        post="w",
    ),
    "desk_change_withdraw": Desk(
        **_DRAFT, states={"approved": (_APPROVED, "k", "m")}, post="w"
    ),
    "desk_cutoffs": Desk(),
    "desk_cutoff_new": Desk(post="w", also={"month": "9", "year": "@year"}),
    "desk_cutoff": Desk(
        **_OPEN, states={"closed": (_SHUT, "k", "x"), "published": (_PUBLIC, "k", "x")}
    ),
    "desk_decisions": Desk(
        **_OPEN,
        states={"closed": (_SHUT, "k", "c"), "published": (_PUBLIC, "k", "c")},
        post="w",
        marks={"-cause": "Otra causa"},
    ),
    "desk_cutoff_close": Desk(
        **_OPEN,
        states={"closed": (_SHUT, "m", "m"), "published": (_PUBLIC, "m", "m")},
        post="c",  # its readiness forbids it
    ),
    "desk_cutoff_reopen": Desk(
        **_CLOSED,
        states={"open": (_OPEN["args"], "m", "m"), "published": (_PUBLIC, "k", "w")},
        post="w",
        also={"reason": "Corregir."},
    ),
    "desk_cutoff_publish": Desk(
        **_CLOSED,
        states={"open": (_OPEN["args"], "m", "m"), "published": (_PUBLIC, "m", "m")},
        post="w",
    ),
    "desk_files": Desk(),
    "desk_files_plan": Desk({"kind": "zip"}, {"kind": "doc"}),
    "desk_files_table": Desk({"name": "objetivos"}, {"name": "nada"}),
    "desk_files_download": Desk(_TABLE, _NO_TABLE),
    "desk_files_template": Desk(_TABLE, _NO_TABLE),
    "desk_files_preview": Desk(get="m", post="k"),  # nothing was uploaded
    "desk_files_confirm": Desk(get="x", post="b"),  # nothing was previewed
}


def rows() -> dict[str, int]:
    """Make a draft and a change in application of the approved year; name their keys."""
    told = {"plan": a_plan(), "year": 2022, "description": "x", "justification": "y"}
    draft = Change.objects.create(**told, state=Change.State.DRAFT)
    approved = Change.objects.create(**told, state=Change.State.APPROVED, number="7")
    return {"draft": draft.pk, "approved": approved.pk, "year": a_year().pk}


def expectations() -> dict[str, dict[tuple[str, str], str]]:
    """Spell out every cell of the desk."""
    return {f"admin:{name}": _cells(desk) for name, desk in DESK.items()}


def _cells(desk: Desk) -> dict[tuple[str, str], str]:
    there = "" if desk.args is None else "own"
    cells = {("GET", there): _line(desk.get), ("POST", there): _line(desk.post)}
    for column, (_, get, post) in desk.states.items():
        cells["GET", column], cells["POST", column] = _line(get), _line(post)
    if desk.missing is not None:
        cells["GET", "missing"] = _line("n" if desk.get != "x" else "x")
        cells["POST", "missing"] = _line("x" if desk.post == "x" else "n")
    return cells


def _line(letter: str) -> str:
    return "".join(
        "e" if role in STRANGERS else letter if role in OFFICE else "d"
        for role in ROLES
    )


def path_of(name: str, column: str, pks: Mapping[str, int]) -> str:
    """Return the address of a page of the desk for a column."""
    desk = DESK[name.removeprefix("admin:")]
    parts = desk.states[column][0] if column in desk.states else desk.args
    args = dict((desk.missing if column == "missing" else parts) or {})
    if isinstance(args.get("pk"), str):
        args["pk"] = pks[args["pk"]]
    if "cutoff" in args:
        place = reverse("admin:desk_cutoffs") + f"{args['cutoff']}/"
        step = {"close": "cerrar/", "reopen": "reabrir/", "publish": "publicar/"}
        kind = name.rpartition("_")[2]
        return place + ("decisiones/" if kind == "decisions" else step.get(kind, ""))
    return reverse(name, kwargs=args) + desk.query


def body_of(name: str, client: Client, pks: Mapping[str, int]) -> dict[str, Any]:
    """Return what its page posts, as who may sees it, with something else in it."""
    desk = DESK[name.removeprefix("admin:")]
    if desk.post == "x":
        return {}
    place = path_of(name, "own", pks)
    seen = client.get(place)
    if desk.first:
        seen = client.post(place, form_values(seen) | dict(desk.first))
    values: dict[str, Any] = form_values(seen) if seen.status_code == 200 else {}
    for ending, text in desk.marks.items():
        values |= {key: text for key in values if key.endswith(ending)}
    also = {key: pks.get(text.strip("@"), text) for key, text in desk.also.items()}
    return values | also
