"""The roles of the product and what each may do in the admin.

A role is a group. Reporters and heads get their permissions with the monthly entry;
until then they read the dashboard like every signed-in person.
"""

from collections.abc import Mapping

REPORTER = "Reportante"
HEAD = "Jefe de dependencia"
PLANNING = "Oficina de Planeación"
DIRECTOR = "Directivo"
ADMINISTRATOR = "Administrador"

_PLAN = (
    "plan",
    "planstep",
    "objective",
    "fiscalyear",
    "department",
    "membership",
    "change",
)
_MEASURING = (
    "indicator", "indicatorweight", "yeartarget", "monthlyrecord", "cutoff", "measurement", "note",
)  # fmt: skip
_FROZEN = (
    "indicators.view_closing", "reports.view_publishedreport", "reports.view_publishedfile",
)  # fmt: skip


def _all(*actions: str) -> tuple[str, ...]:
    return tuple(
        f"{app}.{action}_{model}"
        for app, models in (("objectives", _PLAN), ("indicators", _MEASURING))
        for model in models
        for action in actions
    )


# Role -> its permissions, as "app.codename".
PERMISSIONS: Mapping[str, tuple[str, ...]] = {
    REPORTER: (),
    HEAD: (),
    PLANNING: (
        *_all("view", "add", "change"),
        *_FROZEN,
        "indicators.delete_indicatorweight",
        "indicators.delete_note",
        "objectives.view_user",
    ),
    DIRECTOR: (*_all("view"), *_FROZEN),
    ADMINISTRATOR: (
        *_all("view"),
        *_FROZEN,
        "objectives.add_user",
        "objectives.change_user",
        "objectives.view_user",
        "objectives.add_department",
        "objectives.change_department",
        "objectives.add_membership",
        "objectives.change_membership",
    ),
}
