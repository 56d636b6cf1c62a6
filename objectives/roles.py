"""The roles of the product and what each may do in the admin.

A role is a group. Permissions say what a role does; whose rows it does it to is
said by `indicators.visibility`.
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
    "indicator",
    "indicatorweight",
    "yeartarget",
    "reportingmonth",
    "responsibility",
    "monthlyrecord",
    "cutoff",
    "measurement",
    "note",
)
_FROZEN = (
    "indicators.view_closing",
    "indicators.view_recordstep",
    "indicators.view_evidence",
    "reports.view_publishedreport",
    "reports.view_publishedfile",
)


_REPORTING = (
    "indicators.view_indicator",
    "indicators.view_monthlyrecord",
    "indicators.view_evidence",
    "indicators.report_record",
)
SEE_ALL = "indicators.see_every_department"


def _all(*actions: str) -> tuple[str, ...]:
    return tuple(
        f"{app}.{action}_{model}"
        for app, models in (("objectives", _PLAN), ("indicators", _MEASURING))
        for model in models
        for action in actions
    )


# Role -> its permissions, as "app.codename".
PERMISSIONS: Mapping[str, tuple[str, ...]] = {
    REPORTER: _REPORTING,
    HEAD: (*_REPORTING, "indicators.verify_record"),
    PLANNING: (
        *_all("view", "add", "change"),
        *_FROZEN,
        "indicators.delete_indicatorweight",
        "indicators.delete_note",
        "objectives.view_user",
        "indicators.report_record",
        "indicators.approve_record",
        SEE_ALL,
    ),
    DIRECTOR: (*_all("view"), *_FROZEN, SEE_ALL),
    ADMINISTRATOR: (
        *_all("view"),
        SEE_ALL,
        *_FROZEN,
        "objectives.view_accessevent",
        "objectives.add_user",
        "objectives.change_user",
        "objectives.view_user",
        "objectives.add_department",
        "objectives.change_department",
        "objectives.add_membership",
        "objectives.change_membership",
    ),
}
