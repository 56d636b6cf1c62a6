"""The upload of plan files: a file, whose table it is, and under which change."""

from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from objectives.models import Change, FiscalYear
from pei_site.sheets.uploads import MAX_BYTES
from pei_site.texts import without_hidden
from reports.desk.files.keeping import Upload
from reports.planfiles.layout import LAYOUTS

LONGEST_LABEL = 80
BY_NAME = "Según el nombre del archivo o de sus hojas"


def open_changes() -> QuerySet[Change]:
    """List the approved changes under which an approved year may still be written."""
    approved = FiscalYear.objects.filter(approved_at__isnull=False).values("year")
    return Change.objects.filter(
        state=Change.State.APPROVED, year__in=approved
    ).order_by("year", "number", "pk")


class ChangeChoice(forms.ModelChoiceField):
    """The changes as the register knows them."""

    def label_from_instance(self, obj: Any) -> str:
        """Tell a change by its number, year and what it does."""
        return f"{obj} · vigencia {obj.year} · {obj.description[:60]}"


class UploadForm(forms.Form):
    """What a person uploads to look at what it would change."""

    file = forms.FileField(
        label="Archivo",
        error_messages={
            "required": "Elija el archivo.",
            "empty": "El archivo está vacío.",
            "missing": "Elija el archivo.",
            "invalid": "El archivo no llegó completo: súbalo otra vez.",
        },
    )
    table = forms.ChoiceField(
        label="Tabla",
        required=False,
        choices=[("", BY_NAME), *((one.name, one.name) for one in LAYOUTS)],
        error_messages={"invalid_choice": "Esa tabla no es del plan."},
    )
    change = ChangeChoice(
        label="Cambio",
        required=False,
        queryset=Change.objects.none(),
        empty_label="Ninguno",
        error_messages={
            "invalid_choice": "Ese cambio no está aprobado y en aplicación."
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        changes = self.fields["change"]
        assert isinstance(changes, forms.ModelChoiceField)
        changes.queryset = open_changes()

    def clean_file(self) -> UploadedFile:
        """Refuse what is too large to look at."""
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > MAX_BYTES:
            raise forms.ValidationError(f"El archivo pasa de {MAX_BYTES >> 20} MB.")
        return file

    def upload(self) -> Upload:
        """Return the file as it came."""
        change: Change | None = self.cleaned_data["change"]
        return Upload(
            _label(self.cleaned_data["file"].name),
            self.cleaned_data["file"].read(),
            self.cleaned_data["table"],
            change.pk if change else None,
        )


def _label(name: str) -> str:
    """Make a file's name fit to be shown: no folders, nothing hidden, not too long."""
    path = PurePosixPath(without_hidden(name.replace("\\", "/")).replace("\n", " "))
    ending = path.suffix[:10]
    stem = path.name.removesuffix(ending)
    return (stem if len(stem) <= LONGEST_LABEL else f"{stem[:LONGEST_LABEL]}…") + ending
