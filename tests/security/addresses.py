"""Where each address leads for a column of the matrix: the right row of the right model."""

from datetime import date

from django.db.models import Model
from django.urls import reverse

from objectives.models import User
from objectives.people import links
from reports.addresses import Revision
from tests.security import desk
from tests.security.people_rooms import WHOLE, expectations as people_expectations
from tests.security.proofs import MISSING
from tests.security.world import (
    CLOSED,
    OPEN,
    OPEN_MONTH,
    PUBLISHED,
    SENT_MONTH,
    SHUT_MONTH,
    World,
)

CUTOFFS = {
    "open": OPEN,
    "closed": CLOSED,
    "published": PUBLISHED,
    "missing": date(2023, 9, 30),
    "closed-1": Revision(CLOSED, 1),
    "published-1": Revision(PUBLISHED, 1),
    "published-2": Revision(PUBLISHED, 2),
}
_FIXED = {
    "admin:autocomplete": "?app_label=indicators&model_name=monthlyrecord&field_name=indicator",
    "admin:app_list": "indicators/",
    "admin:admin/(?P<url>.*)$": "no-existe",
}
_OF_SIGN_IN = {
    "openid_connect_login": {"provider_id": "entidad"},
    "openid_connect_callback": {"provider_id": "entidad"},
    "mfa_remove_webauthn": {"pk": 1},
    "password_reset_confirm": {"uidb64": "MQ", "token": "nada-nada"},
}
_BY_NUMBER = {
    "admin:auth_user_password_change": ("user", "id"),
    **{
        name: ("user", "pk")
        for name in people_expectations()
        if name.removeprefix("admin:") not in WHOLE
    },
    "admin:evidence_upload": ("monthlyrecord", "record"),
    "admin:evidence_link": ("monthlyrecord", "record"),
    "admin:evidence_withdraw": ("evidence", "pk"),
    "admin:evidence_publish": ("evidence", "pk"),
    "admin:evidence_download": ("evidence", "pk"),
}


def address(
    world: World, name: str, model: type[Model] | None, kind: str, column: str
) -> str:
    """Return the path of an address for a column."""
    if model is not None:
        return _screen(world, model, kind, column)
    if name in {"admin:app_list", "admin:admin/(?P<url>.*)$"}:
        return f"/admin/{_FIXED[name]}"
    if name == "admin:view_on_site":
        return "/admin/r/1/1/"
    if name.startswith("admin:desk_"):
        return desk.path_of(name, column, world.desk)
    if name.startswith("reports:"):
        return _report(world, name.removeprefix("reports:"), column)
    parts = _OF_SIGN_IN.get(name) or _place(world, name, column)
    return reverse(name, kwargs=parts) + _FIXED.get(name, "")


def _screen(world: World, model: type[Model], kind: str, column: str) -> str:
    base = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
    if kind == "changelist":
        return base
    if kind == "add":
        return f"{base}add/"
    pk = world.pks[model._meta.model_name].get(column, MISSING)
    if kind == "redirect":
        return f"{base}{pk}/"
    if kind == "simple_history":
        row = model.objects.filter(pk=pk).first()
        return f"{base}{pk}/history/{row.history.first().pk if row else 1}/"
    return f"{base}{pk}/{kind}/"


def _report(world: World, name: str, column: str) -> str:
    cutoff, _, what = column.partition(" ")
    if cutoff not in CUTOFFS:
        what = cutoff  # an address of the whole site
    kwargs: dict = {"cutoff": CUTOFFS[cutoff]} if cutoff in CUTOFFS else {}
    proofs = world.pks["public_evidence"]
    parts = {
        "objective": {"number": 1},
        "objective_badge": {"number": 1},
        "latest_objective_badge": {"number": 1},
        "indicator": {"key": "A1"},
        "department": {"code": "A"},
        "comparison": {"other": 1},
        "evidence": {"key": "A1", "pk": proofs[what or "public"]},
    }
    for word, value in parts.get(name, {}).items():
        kwargs[word] = 99 if what == "nothing" and word != "pk" else value
    return reverse(f"reports:{name}", kwargs=kwargs)


def _place(world: World, name: str, column: str) -> dict:
    """Return the parts of an address of the entry, the spreadsheets or the evidence."""
    if name == "invitation":
        return _link(world, column)
    if name in _BY_NUMBER:
        model, argument = _BY_NUMBER[name]
        return {argument: world.pks[model].get(column, MISSING)}
    return _month_and_key(world, name, column) if column else {}


def _link(world: World, column: str) -> dict:
    """Return the parts of a one-time link: the outsider's, or one that never was."""
    person = User.objects.get(pk=world.outsider.pk)
    uid, token = links.path_of(person).strip("/").split("/")[1:]
    return {"uid": uid, "token": token if column == "own" else f"{token[:-1]}_"}


def _month_and_key(world: World, name: str, column: str) -> dict:
    row = "own" if column == "closed" else column
    key = world.indicators[row].key if row in world.indicators else "no-existe"
    if name == "admin:entry_year_grid":
        return {"key": key, "year": 2023}
    sent = name in {"admin:entry_move", "admin:entry_bulk_move"}
    open_month = SENT_MONTH if sent else OPEN_MONTH
    place = {"year": 2023, "month": SHUT_MONTH if column == "closed" else open_month}
    if name in {"admin:entry_form", "admin:entry_move", "admin:entry_preview"}:
        return place | {"key": key}
    return place | {"year": 2031} if column == "missing" else place
