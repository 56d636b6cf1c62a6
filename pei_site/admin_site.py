"""The admin: ordered as people think, signed in through the one door."""

from functools import partial
from typing import Any

from django.contrib.admin import AdminSite, ModelAdmin, TabularInline
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.decorators import method_decorator
from django.utils.functional import SimpleLazyObject
from django.utils.http import urlencode

from pei_site.fields import PLAIN_TEXTS
from pei_site.places import TABLES, room_of
from pei_site.searching import SearchedChoices, fits, is_key, refuse_odd_keys

# Plan, indicators, follow-up, changes, people, publication: (heading, models in order).
SECTIONS = (
    ("1. Plan", ("Plan", "Objective", "FiscalYear", "PlanStep")),
    ("2. Indicadores", ("Indicator", "IndicatorWeight", "YearTarget", "Note")),
    (
        "3. Seguimiento",
        (
            "ReportingMonth",
            "MonthlyRecord",
            "Evidence",
            "Cutoff",
            "Measurement",
            "Closing",
        ),
    ),
    ("4. Control de cambios", ("Change",)),
    ("5. Publicación", ("PublishedReport",)),
    (
        "6. Personas",
        ("Department", "Membership", "Responsibility", "User", "Group", "AccessEvent"),
    ),
)

# Rooms with screens of their own, by name: the frame imports none of them.
ROOMS = (
    "indicators.evidence.urls",
    "indicators.spreadsheet.urls",  # before the entry: its addresses are longer
    "indicators.entry.urls",
    "reports.desk.urls",
)
MOST_ROWS = 300  # of another table on a screen: a department's people over the years


class PeiAdminSite(AdminSite):
    """The data-entry screens of the product."""

    site_header = "PEI Seguimiento"
    site_title = "PEI Seguimiento"
    index_title = "Administración del plan"
    site_url = "/"
    enable_nav_sidebar = False

    def get_urls(self) -> list[URLResolver | URLPattern]:
        """Put the rooms' own screens before the admin's, which answers everything."""
        tables = path("tablas/", self.admin_view(self.tables), name="tables")
        rooms = (path("", include(room)) for room in ROOMS)
        return [*rooms, tables, *super().get_urls()]

    def index(  # type: ignore[override] # it may redirect
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Open on the room of the person."""
        room = room_of(request.user)
        if room is not TABLES:
            return redirect(room.view)
        return super().index(request, extra_context)

    def tables(self, request: HttpRequest) -> HttpResponse:
        """List every table that the person may open."""
        return super().index(request, {"title": "Todas las tablas"})

    def get_app_list(
        self, request: HttpRequest, app_label: str | None = None
    ) -> list[dict[str, Any]]:
        """List the models under the product's headings instead of the apps'.

        Every page is given the list and hardly any shows it: it is made when it is.
        """
        if app_label is not None:
            return super().get_app_list(request, app_label)
        return SimpleLazyObject(partial(self._sections, request))  # type: ignore[return-value]

    def _sections(self, request: HttpRequest) -> list[dict[str, Any]]:
        apps = super().get_app_list(request)
        models = {
            model["object_name"]: model for app in apps for model in app["models"]
        }
        sections = [
            {
                "name": heading,
                "app_label": heading,
                "app_url": "",
                "has_module_perms": True,
                "models": [models[name] for name in names if name in models],
            }
            for heading, names in SECTIONS
        ]
        return [section for section in sections if section["models"]]

    def register(self, model_or_iterable: Any, *args: Any, **options: Any) -> None:
        """Leave out the sign-in library's tables: they are nobody's to type in."""
        many = isinstance(model_or_iterable, (list, tuple))
        models = model_or_iterable if many else [model_or_iterable]
        ours = [one for one in models if not one.__module__.startswith("allauth.")]
        super().register(ours, *args, **options)

    def password_change(  # type: ignore[override] # it redirects
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Lead to the one page for it."""
        return redirect("password_change")

    def logout(  # type: ignore[override] # it redirects
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Leave by the one way out."""
        from pei_site.sign_in.views import SignOutView  # noqa: PLC0415 -- slow import

        return SignOutView.as_view()(request)

    @method_decorator(login_not_required)
    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Send people to the product's own sign-in: there is one door."""
        if request.user.is_authenticated and self.has_permission(request):
            return redirect("admin:index")
        if request.user.is_authenticated:
            return redirect("reports:latest")
        target = request.GET.get("next", request.get_full_path())
        return redirect(f"{reverse('login')}?{urlencode({'next': target})}")


# What the filters of a list ask of their field. Of the framework's other ways some break
# the question (half a range, a year 0), and an expression may be made to take for ever.
ASKED = ("", "exact", "id__exact", "isnull", "gte", "lt", "year", "month", "day")


class PlainAdmin(SearchedChoices, ModelAdmin):
    """A screen whose texts come in without hidden characters, and its keys are keys."""

    formfield_overrides = PLAIN_TEXTS

    def response_action(
        self, request: HttpRequest, queryset: QuerySet[Any], *args: Any, **kwargs: Any
    ) -> HttpResponse | None:
        """Act on the marked rows; what is marked may be forged."""
        refuse_odd_keys(*request.POST.getlist(ACTION_CHECKBOX_NAME))
        return super().response_action(request, queryset, *args, **kwargs)

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Whether a list may be asked so by its address: by its own filters alone."""
        filters: list[Any] = list(self.get_list_filter(request))
        names = (one if isinstance(one, str) else one[0] for one in filters)
        fields = {*names, self.date_hierarchy}
        own = {f"{field}__{kind}".rstrip("_") for field in fields for kind in ASKED}
        asked = lookup in own and fits(value)
        return asked and super().lookup_allowed(lookup, value, request)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Fill a new form from its address, but for related rows that cannot be."""
        initial = super().get_changeform_initial_data(request)
        related = {one.name for one in self.model._meta.get_fields() if one.is_relation}
        return {
            name: value
            for name, value in initial.items()
            if name not in related or is_key(str(value))
        }


class PlainRows(SearchedChoices, TabularInline):
    """Rows of another table on a screen, with it; a forged number of them is refused.

    The framework makes a form of each that is said to come, up to 2,000: seconds of work.
    """

    extra = 0
    max_num = MOST_ROWS

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Make no more forms than people fill in."""
        kwargs.setdefault("absolute_max", MOST_ROWS)
        return super().get_formset(request, obj, **kwargs)


class NeverDeletedAdmin(PlainAdmin):
    """A screen of what is never deleted: an indicator ends, a person is deactivated."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never."""
        return False


class ReadOnlyAdmin(NeverDeletedAdmin):
    """A screen to look at what only the program's own actions write."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never by hand."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never by hand."""
        return False
