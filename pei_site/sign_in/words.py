"""Passwords without the words that anybody would try here first."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils import timezone

# Of any Colombian entity, and of this product.
HERE = (
    "alcaldia", "bogota", "colombia", "contrasena", "direccion", "distrital", "distrito",
    "entidad", "estrategico", "gobernacion", "indicador", "institucional", "ministerio",
    "municipio", "objetivo", "oficina", "password", "planeacion", "secretaria",
    "seguimiento", "subsecretaria",
)  # fmt: skip
ALONE = ("pei",)  # too short to be looked for inside other words
SHORTEST = 5  # letters of a word of the entity's name that counts
TOLD = (
    "No use «%(word)s» en la contraseña: es de lo primero que alguien probaría aquí. "
    "Sirven cuatro o cinco palabras que sólo usted juntaría."
)
HELP = (
    "Su contraseña no puede tener el nombre de la entidad, ni palabras como "
    "«secretaria», «planeacion», «bogota» o «PEI», ni el año."
)


class ContextWordsValidator:
    """Refuses what has the entity's words, the product's or the year in it."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise with the first such word."""
        plain = plainly(password)
        found = [word for word in (*HERE, *of_the_entity()) if word in plain]
        runs = re.findall(r"[a-z]+|\d+", plain)
        this = timezone.localdate().year
        years = {str(this + shift) for shift in (-1, 0, 1)}
        found += [run for run in runs if run in years or run in ALONE]
        if found:
            raise ValidationError(
                TOLD, code="password_context", params={"word": found[0]}
            )

    def get_help_text(self) -> str:
        """Say it beforehand."""
        return HELP


def of_the_entity() -> set[str]:
    """Return the words of the entity's name: the installation's and the plan's."""
    plans = apps.get_model("objectives", "Plan")._default_manager
    names = [settings.IDENTITY.entity, *plans.values_list("entity", flat=True)]
    return set(_words(filter(None, names)))


def _words(names: Iterable[str]) -> Iterable[str]:
    for name in names:
        yield from (
            word
            for word in re.findall(r"[a-z]+", plainly(name))
            if len(word) >= SHORTEST
        )


def plainly(text: str) -> str:
    """Return the text in small letters without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in parts if not unicodedata.combining(one))
