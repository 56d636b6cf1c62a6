"""The rooms of people in the matrix: where each is, who opens it, what it posts.

The columns: own (somebody without a role, whom the office manages too), other (a
superuser, whom only superusers see) and missing.
"""

from collections.abc import Mapping

from tests.security.world import World

# name -> (what GET answers, what POST answers) to who may, for own and for other.
_ROOMS: Mapping[str, tuple[str, str, str]] = {
    "people_person": ("k", "x", "x"),
    "people_correct": ("k", "w", "w"),
    "people_link": ("k", "w", "k"),  # the other has no e-mail
    "people_revoke": ("x", "w", "m"),  # the other has no link
    "people_place": ("k", "w", "w"),
    "people_leave": ("k", "w", "k"),  # the other has no indicators
    "people_deactivate": ("k", "w", "w"),
    "people_reactivate": ("k", "k", "k"),  # they are active
}
WHOLE = {
    "people_home": ("k", "x"),
    "people_invite": ("k", "w"),
    "people_reach": ("k", "x"),
    "people_reach_csv": ("k", "x"),
    "people_reach_xlsx": ("k", "x"),
}
Cells = dict[tuple[str, str], str]


def _line(office: str, root: str | None = None) -> str:
    """Spell a line: N and X to the sign-in, P and A as the office, U as root."""
    return f"ee{'d' * 6}{office}{office}{root or office}"


def expectations() -> dict[str, Cells]:
    """Spell out every cell."""
    told: dict[str, Cells] = {
        f"admin:{name}": {("GET", ""): _line(get), ("POST", ""): _line(post)}
        for name, (get, post) in WHOLE.items()
    }
    for name, (get, own, other) in _ROOMS.items():
        hidden_get = "x" if get == "x" else "n"
        hidden_post = "x" if own == "x" else "n"
        told[f"admin:{name}"] = {
            ("GET", "own"): _line(get),
            ("GET", "other"): _line(hidden_get, get),
            ("GET", "missing"): _line(hidden_get),
            ("POST", "own"): _line(own),
            ("POST", "other"): _line(hidden_post, other),
            ("POST", "missing"): _line(hidden_post),
        }
    return told


def body_of(world: World, name: str) -> dict[str, object]:
    """Return what each page posts."""
    names = {"first_name": "Otra", "last_name": "Persona"}
    department = world.pks["department"]["own"]
    substitute = world.people["D"]
    place = {"role": "Reportante", "department": department, "start": "2023-10-01"}
    return {
        "people_invite": names | {"email": "otra@example.org"} | place,
        "people_correct": names | {"email": "nuevo@example.org"},
        "people_place": place | {"seguro": "si"},
        "people_leave": {
            "substitute": substitute.pk if substitute else "",
            "start": "2023-10-01",
            "end": "2023-10-15",
            "seguro": "si",
        },
        "people_deactivate": {"reason": "Se fue"},
    }.get(name.removeprefix("admin:"), {})
