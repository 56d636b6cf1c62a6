"""A person in each role of the matrix."""

from django.contrib.auth.models import Permission

from objectives import roles
from objectives.models import Department, Membership, User
from tests.builders import a_member, a_person

PASSWORD = "clave-de-prueba-larga"
DISABLED = "inactivo"  # signed in, and disabled afterwards
LOOK = ("view_indicator", "view_monthlyrecord", "view_evidence")


def people_of(department: Department) -> dict[str, User | None]:
    """Make a person of each role, by the letter of expectations.py; None: nobody."""
    looker = a_person("mira", is_staff=True)
    looker.user_permissions.set(Permission.objects.filter(codename__in=LOOK))
    Membership.objects.create(
        department=department, user=looker, role="REPORTER", start="2023-01-01"
    )
    return {
        "N": None,
        "X": a_member(DISABLED, department=department),
        "S": a_person("lector"),
        "D": a_person("suelto", roles.REPORTER, is_staff=True),
        "V": looker,
        "R": a_member("r.ita7", department=department),
        "H": a_member("jefa", roles.HEAD, department),
        "I": a_person("directora", roles.DIRECTOR, is_staff=True),
        "P": a_person("p.ilar7", roles.PLANNING, is_staff=True),
        "A": a_person("administra", roles.ADMINISTRATOR, is_staff=True),
        "U": a_person("raiz", is_staff=True, is_superuser=True),
    }


def another_superuser() -> User:
    """Make the superuser whom the administrators must not reach."""
    return a_person("otra-raiz", is_staff=True, is_superuser=True)
