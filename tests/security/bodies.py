"""The bodies that people post: real ones, that write where writing is allowed."""

from io import BytesIO

from django.contrib.auth.models import AnonymousUser
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.http import HttpRequest
from django.test import Client, RequestFactory
from PIL import Image

from indicators.actions import Entry
from indicators.entry.months import Month
from indicators.models import Indicator, MonthlyRecord
from indicators.spreadsheet import passing
from indicators.spreadsheet.reading import Filled
from objectives.models import User
from pei_site.sign_in.sessions import SessionStore
from tests.builders import a_year
from tests.security import desk, people_rooms
from tests.security.forms import form_values
from tests.security.people import PASSWORD
from tests.security.world import OPEN_MONTH, SHUT_MONTH, World

NEW_PASSWORD = "otra-clave-bastante-larga"
START = {"start": "1/1/2023"}

# What a change form says that the stored row does not.
CHANGED = {
    "plan": {"motto": "Otro lema"},
    "objective": {"statement": "Otro enunciado"},
    "fiscalyear": {"band_medium": "70"},
    "department": {"name": "Otro nombre"},
    "membership": {"end": "31/12/2030"},
    "change": {"description": "Otra descripción"},
    "user": {"first_name": "Otro"},
    "group": {"name": "Otro nombre"},
    "indicator": {"name": "Otro nombre"},
    "monthlyrecord": {"programmed": "7"},
    "indicatorweight": {"weight": "7"},
    "yeartarget": {"target": "7"},
    "note": {"text": "Otra nota"},
    "reportingmonth": {"due": "30/12/2023"},
    "responsibility": {"end": "31/12/2030"},
    "cutoff": {"date": "30/11/2023"},
    "measurement": {"cause": "Otra causa"},
    "evidence": {"title": "Otro"},
    "closing": {"revision": "7"},
    "publishedreport": {"revision": "7"},
    "accessevent": {"detail": "Otro"},
}


def added(world: World) -> dict[str, dict]:
    """Return what an add form is filled with, by model."""
    plan, objective = world.pks["plan"]["own"], world.pks["objective"]["own"]
    spare, department = world.pks["spare"]["own"], world.pks["department"]["own"]
    year, person = a_year().pk, world.outsider.pk
    return {
        "plan": {"name": "Dos", "entity": "Otra", "start": "2020", "end": "2024"},
        "objective": {"plan": plan, "number": "9", "statement": "Nuevo"},
        "fiscalyear": {"plan": plan, "year": "2024"},
        "department": {"code": "Z", "name": "Nueva"},
        "membership": {
            "user": person,
            "department": department,
            "role": "REPORTER",
            **START,
        },
        "change": {"plan": plan, "number": "9", "description": "Nuevo"},
        "user": {},
        "group": {"name": "Nuevo"},
        "indicator": {
            "key": "Z1",
            "kind": "SECTORAL",
            "name": "Nuevo",
            "department": department,
            "unit": "personas",
            "decimals": "0",
            "accumulation": "CONSTANT",
        },
        "monthlyrecord": {
            "year": year,
            "indicator": spare,
            "month": "10",
            "programmed": "5",
        },
        "indicatorweight": {
            "year": year,
            "objective": objective,
            "indicator": spare,
            "weight": "5",
        },
        "yeartarget": {"year": year, "indicator": spare, "target": "5"},
        "note": {
            "year": year,
            "objective": objective,
            "indicator": spare,
            "text": "Nueva",
        },
        "reportingmonth": {"year": year, "month": "10"},
        "responsibility": {"indicator": spare, "user": person, **START},
        "cutoff": {"year": year, "date": "30/9/2023"},
        "measurement": {
            "cutoff": world.pks["cutoff"]["own"],
            "indicator": spare,
            "cause": "Nueva",
        },
        "evidence": {},
        "closing": {},
        "publishedreport": {},
        "accessevent": {"event": "SIGN_IN"},
    }


class AdminBodies:
    """The bodies of the admin's forms, read from its own pages as the superuser sees them."""

    def __init__(self, world: World, client: Client) -> None:
        self.world, self.client = world, client
        self.added = added(world)
        self._known: dict[tuple[str, str, str], dict] = {}

    def of(self, model: type[Model], kind: str, column: str) -> dict:
        """Return the body for a page of a model; a page is read once."""
        key = (model._meta.model_name or "", kind, column)
        if key not in self._known:
            self._known[key] = self._read(model, kind, column)
        return self._known[key]

    def of_desk(self, name: str) -> dict:
        """Return the body for a page of the desk; a page is read once."""
        key = (name, "", "")
        if key not in self._known:
            self._known[key] = desk.body_of(name, self.client, self.world.desk)
        return self._known[key]

    def _read(self, model: type[Model], kind: str, column: str) -> dict:
        name = model._meta.model_name
        if kind == "changelist":
            return self._action(name)
        if kind == "delete":
            return {"post": "yes"}
        base = f"/admin/{model._meta.app_label}/{name}/"
        if kind == "add":
            page, values = f"{base}add/", self.added[name]
        else:
            pk = self.world.pks[name].get(column, self.world.pks[name]["own"])
            page, values = f"{base}{pk}/change/", CHANGED[name]
        seen = self.client.get(page)
        return (form_values(seen) if seen.status_code == 200 else {}) | values

    def _action(self, name: str) -> dict:
        """Return the action of a list, with every row of the table marked."""
        actions = {"reportingmonth": "close_months", "evidence": "make_public"}
        rows = list(self.world.pks[name].values())
        if name == "user":  # the oldest: nobody deletes people
            rows = [self.world.outsider.pk]
        action = actions.get(name, "delete_selected")
        return {"action": action, "_selected_action": rows, "index": "0", "post": "yes"}


MONTHS = {"closed": SHUT_MONTH}


def request_of(client: Client, person: User | None) -> HttpRequest:
    """Return a request in the session of a browser: what is signed is signed for it."""
    request = RequestFactory().get("/")
    request.user = person or AnonymousUser()
    request.session = client.session if person else SessionStore()
    return request


def entry_body(indicator: Indicator, month: int, prefix: str = "") -> dict:
    """Return what the page of a month posts, alone or as a row of a grid."""
    record = MonthlyRecord.objects.filter(
        indicator=indicator, month=month, year=a_year()
    ).first()
    values = {
        "executed": "55",
        "narrative": "Cambiado",
        "cause": "Cambiada",
        "delays": "",
        "version": record.version if record else 0,
    }
    return {f"{prefix}{name}": value for name, value in values.items()}


def room_body(world: World, name: str, column: str, request: HttpRequest) -> dict:
    """Return the body for an address of the entry, the spreadsheets or the evidence."""
    row = "own" if column in {"closed", "missing", ""} else column
    indicator = world.indicators[row]
    month = MONTHS.get(column, OPEN_MONTH)
    kind = name.removeprefix("admin:")
    if kind.startswith("people_"):
        return people_rooms.body_of(world, name)
    if kind == "entry_form":
        return entry_body(indicator, month)
    if kind in {"entry_grid", "entry_year_grid"}:
        return entry_body(indicator, month, f"r{indicator.pk}m{month}-")
    if kind in {"entry_move", "entry_bulk_move"}:
        return _move(world, column)
    if kind == "entry_sheet_confirm":
        return {"payload": _payload(indicator, month, request)}
    if kind == "evidence_upload":
        return {"files": SimpleUploadedFile("foto.png", _png())}
    if kind == "evidence_link":
        return {"link": "https://www.example.org/acta", "title": "Acta"}
    return {"public": "1"} if kind == "evidence_publish" else {}


def frame_body(world: World, name: str) -> dict:
    """Return the body for the addresses around: signing in, the password."""
    if name in {"login", "account_login"}:
        return {"username": world.outsider.username, "password": PASSWORD}
    if name == "account_reauthenticate":
        return {"password": PASSWORD}
    if name == "password_forgotten":
        return {"email": "nadie@example.org"}
    new = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    if name == "invitation":
        return new
    if name.endswith("password_change"):
        return {"old_password": PASSWORD, **new}
    return {}


def _move(world: World, column: str) -> dict:
    sent = world.pks["sent"]
    pk = sent.get(column, 99_999)
    stored = MonthlyRecord.objects.filter(pk=pk).first()
    version = stored.version if stored else 1
    returning = {"to": "RETURN", "observation": "Corrija.", "about": "VALUE"}
    return returning | {"version": version, "fila": f"{pk}:{version}"}


def _payload(indicator: Indicator, month: int, request: HttpRequest) -> str:
    entry = entry_body(indicator, month)
    texts = Entry(None, entry["narrative"], entry["cause"], "")
    place = Month(a_year(), month, is_open=True, due=None)
    filled = [Filled(2, indicator.key, texts, entry["version"])]
    return passing.pack(filled, place, request)


def _png() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (2, 2)).save(drawn, "PNG")
    return drawn.getvalue()
