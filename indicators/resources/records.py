"""The two halves of the monthly records: what was programmed and what was done."""

from collections.abc import Iterable
from typing import Any

from import_export.results import RowResult

from indicators import labels
from indicators.models import MonthlyRecord
from indicators.resources.indicator import indicator_reference
from indicators.resources.promises import YearRowResource
from indicators.vocabulary import COUNTING_STATES, RecordState
from objectives.resources import year_reference
from pei_site.formats import month_name
from pei_site.sheets.columns import Difference
from pei_site.sheets.resources import Column, SheetResource, all_fields
from pei_site.sheets.widgets import NumberWidget, TextWidget, WholeWidget


class RecordResource(YearRowResource):
    """A half of the monthly records; rows without content make no new record."""

    key = ("year", "indicator", "month")
    content: tuple[str, ...] = ()

    vigencia = Column("year", "vigencia", year_reference(), required=True)
    indicador = Column("indicator", "indicador", indicator_reference(), required=True)
    mes = Column("month", "mes", WholeWidget(), required=True)

    class Meta(SheetResource.Meta):
        model = MonthlyRecord
        exclude = all_fields(MonthlyRecord)

    def skip_row(
        self,
        instance: Any,
        original: Any,
        row: Any,
        import_validation_errors: Any = None,
    ) -> bool:
        """Leave alone also what would be an empty record."""
        same = super().skip_row(instance, original, row, import_validation_errors)
        return same or (
            self.is_new
            and not import_validation_errors
            and not self.has_content(instance)
        )

    def has_content(self, instance: Any) -> bool:
        """Whether this half of the record says anything; 0 does."""
        return any(getattr(instance, name) not in (None, "") for name in self.content)

    def before_save_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
        """Let open forms notice that the record changed under them."""
        if not self.is_new:
            instance.version += 1

    def after_import_row(self, row: Any, row_result: Any, **kwargs: Any) -> None:
        """Count a half that was empty as created: people see no other half."""
        super().after_import_row(row, row_result, **kwargs)
        was_empty = all(self.before[name] in (None, "") for name in self.content)
        if row_result.import_type == RowResult.IMPORT_TYPE_UPDATE and was_empty:
            row_result.import_type = RowResult.IMPORT_TYPE_NEW

    def locks(self, instance: Any) -> Iterable[tuple[str, str]]:
        """Hold the months that are closed."""
        month = (instance.year.year, instance.month)
        if month not in self.context.held.months:
            yield from super().locks(instance)
            return
        for name in self.content:
            if name in self.changed:
                yield (
                    name,
                    f"{month_name(instance.month)} de {instance.year} ya está cerrado.",
                )


class ProgrammingResource(RecordResource):
    """What was programmed for a month."""

    content = held_by_year = ("programmed",)

    programado = Column("programmed", "programado", NumberWidget())

    class Meta(SheetResource.Meta):
        model = MonthlyRecord
        exclude = all_fields(MonthlyRecord)


class ExecutionResource(RecordResource):
    """What was done in a month: what a plan file says is approved."""

    content = ("executed", "narrative", "cause", "delays")

    ejecutado = Column("executed", "ejecutado", NumberWidget())
    avance = Column("narrative", "avance", TextWidget())
    causa = Column("cause", "causa", TextWidget())
    retrasos = Column("delays", "retrasos", TextWidget())

    class Meta(SheetResource.Meta):
        model = MonthlyRecord
        exclude = all_fields(MonthlyRecord)

    def skip_row(
        self,
        instance: Any,
        original: Any,
        row: Any,
        import_validation_errors: Any = None,
    ) -> bool:
        """Approve what the file says, and what it confirms of a draft."""
        if super().skip_row(instance, original, row, import_validation_errors):
            if (
                self.is_new
                or instance.state in COUNTING_STATES
                or not self.has_content(instance)
            ):
                return True
            self.changed = {"executed"}
        has_content = self.has_content(instance)
        instance.state = RecordState.APPROVED if has_content else RecordState.DRAFT
        return False

    def after_init_instance(self, instance: Any, *args: Any, **kwargs: Any) -> None:
        """Remember how far the record had come."""
        super().after_init_instance(instance, *args, **kwargs)
        self.stood = instance.state

    def differences(self) -> list[Difference]:
        """Say also that a draft is approved."""
        found = super().differences()
        instance: Any = self.instance
        if not self.is_new and self.stood != instance.state:
            before, after = (
                labels.RECORD_STATE[state] for state in (self.stood, instance.state)
            )
            found.append(Difference("estado", before, after))
        return found
