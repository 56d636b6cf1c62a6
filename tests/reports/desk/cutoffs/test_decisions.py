"""Causes, official percentages and overrides of every indicator, in one screen."""

from decimal import Decimal

import pytest

from indicators.models import Measurement, MonthlyRecord
from pei_site.trail import Source
from reports import archive
from reports.desk.cutoffs.decisions import DECIDED
from tests.builders import a_cutoff, measured, report

PAGE = "/admin/mesa/cortes/2023-06-30/decisiones/"

pytestmark = pytest.mark.django_db


def shown(officer):
    """Return what the form holds as it is shown, by its name in the page."""
    return {
        one.form.add_prefix(name): one.form[name].value() or ""
        for one in officer.get(PAGE).context["rows"]
        for name in (*DECIDED, "was")
    }


def prefix(indicator):
    return f"d{indicator.pk}"


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def lagging():
    """Return an indicator at 83,33 %, with June open."""
    a_cutoff()
    return measured("321", e="50")


def test_every_row_shows_what_was_computed(officer, lagging):
    report(lagging, 6, "50", cause="Llovió.")

    page = words(officer.get(PAGE))

    assert "<dd>60,00</dd>" in page
    assert "<dd>50,00</dd>" in page
    assert "<strong>83,33%</strong>" in page
    assert "Rezago 16,67%: Llovió." in page
    assert "Vacía, vale la del último mes: «Llovió.»" in page


def test_a_row_that_owes_something_says_what(officer, lagging):
    measured("322", weight="0", e=None)

    page = words(officer.get(PAGE))

    assert "Falta la causa." in page
    assert "Falta el reporte de junio. Repórtelo o escriba el motivo." in page


def test_all_rows_are_saved_at_once(officer, lagging):
    other = measured("322", weight="0", e=None)
    typed = shown(officer) | {
        f"{prefix(lagging)}-cause": "Llovió\r\nmucho.",
        f"{prefix(lagging)}-official": "83,3",
        f"{prefix(lagging)}-justification": "Así se publicó.",
        f"{prefix(other)}-override": "Sin red.",
    }

    answer = officer.post(PAGE, typed, follow=True)

    assert "2 filas guardadas" in words(answer)
    first = Measurement.objects.get(indicator=lagging)
    assert (first.cause, first.official) == ("Llovió\nmucho.", Decimal("83.3"))
    assert Measurement.objects.get(indicator=other).override == "Sin red."
    trail = first.history.get()
    assert (trail.door, trail.history_user.username) == (Source.GRID, "omar")
    row = archive.scorecard_of(a_cutoff()).objectives[0].rows[0]
    assert row.sentence == "Rezago 16,70%: Llovió\nmucho."


def test_an_untouched_row_is_not_written(officer, lagging):
    other = measured("322", weight="0", e="50")
    typed = shown(officer) | {f"{prefix(lagging)}-cause": "Llovió."}

    assert "1 fila guardada" in words(officer.post(PAGE, typed, follow=True))
    again = officer.post(PAGE, shown(officer), follow=True)

    assert "No había nada que guardar" in words(again)
    assert not Measurement.objects.filter(indicator=other).exists()
    assert Measurement.objects.get().history.count() == 1


def test_the_same_number_written_otherwise_changes_nothing(officer, lagging):
    Measurement.objects.create(
        cutoff=a_cutoff(), indicator=lagging, official="83.5", justification="Sí."
    )
    typed = shown(officer) | {f"{prefix(lagging)}-official": "83,50"}

    officer.post(PAGE, typed)

    assert Measurement.objects.get().history.count() == 1


def test_what_was_written_can_be_cleared(officer, lagging):
    Measurement.objects.create(cutoff=a_cutoff(), indicator=lagging, cause="Llovió.")

    officer.post(PAGE, shown(officer) | {f"{prefix(lagging)}-cause": ""})

    assert Measurement.objects.get().cause == ""


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"official": "98.31"}, "usa punto"),
        ({"official": "98,31"}, "exige justificación"),
        ({"official": "98,31", "justification": "  "}, "exige justificación"),
        ({"official": "98,12345", "justification": "Sí."}, "más de 4 decimales"),
        ({"official": "999999", "justification": "Sí."}, "menor o igual"),
        ({"cause": "x" * 4001}, "4000"),
    ],
)
def test_a_row_that_is_wrong_says_so_and_nothing_is_saved(
    officer, lagging, typed, problem
):
    other = measured("322", weight="0", e="50")
    values = {f"{prefix(lagging)}-{name}": text for name, text in typed.items()}
    values |= {f"{prefix(other)}-cause": "Buena causa."}

    answer = officer.post(PAGE, shown(officer) | values)

    assert answer.status_code == 409
    page = words(answer)
    assert problem in page
    assert "No se guardó ninguna fila." in page
    assert '<a href="#fila-321">Indicador sectorial 321</a>' in page
    assert "Buena causa." in page
    assert not Measurement.objects.exists()


def test_what_another_saved_meanwhile_is_shown_and_not_overwritten(officer, lagging):
    typed = shown(officer) | {f"{prefix(lagging)}-cause": "La mía."}
    Measurement.objects.create(cutoff=a_cutoff(), indicator=lagging, cause="La suya.")

    answer = officer.post(PAGE, typed)

    assert answer.status_code == 409
    page = words(answer)
    assert "Otra persona guardó esta fila" in page
    assert "La suya." in page
    assert "La mía." in page
    assert Measurement.objects.get().cause == "La suya."

    (row,) = answer.context["rows"]
    seen = typed | {f"{prefix(lagging)}-was": row.form["was"].value()}
    officer.post(PAGE, seen)

    assert Measurement.objects.get().cause == "La mía."


def test_two_who_write_the_same_do_not_conflict(officer, lagging):
    typed = shown(officer) | {f"{prefix(lagging)}-cause": "La misma."}
    Measurement.objects.create(cutoff=a_cutoff(), indicator=lagging, cause="La misma.")

    assert officer.post(PAGE, typed).status_code == 302
    assert Measurement.objects.get().history.count() == 1


def test_after_the_close_nothing_is_written_and_the_text_stays_on_the_screen(
    officer, lagging
):
    typed = shown(officer) | {f"{prefix(lagging)}-cause": "Llegué tarde."}
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    answer = officer.post(PAGE, typed)

    assert answer.status_code == 409
    assert "Ese corte está cerrado" in words(answer)
    assert "Llegué tarde." in words(answer)
    assert not Measurement.objects.exists()


def test_a_row_that_the_page_did_not_show_is_left_alone(officer, lagging):
    typed = shown(officer)
    other = measured("322", weight="0", e="50")
    Measurement.objects.create(cutoff=a_cutoff(), indicator=other, cause="Suya.")

    officer.post(PAGE, typed | {f"{prefix(lagging)}-cause": "Llovió."})

    assert Measurement.objects.get(indicator=other).cause == "Suya."


def test_what_has_no_programming_needs_no_decision(officer, lagging):
    MonthlyRecord.objects.all().delete()
    lagging.targets.update(target=None)

    assert "no hay nada que decidir" in words(officer.get(PAGE))


def test_a_closed_cut_off_is_only_looked_at(officer, lagging):
    Measurement.objects.create(cutoff=a_cutoff(), indicator=lagging, cause="Llovió.")
    archive.close_cutoff(cutoff=a_cutoff(), by=None)

    page = words(officer.get(PAGE))

    assert "quedaron como están" in page
    assert "Llovió." in page
    assert "<textarea" not in page
    assert "Guardar todo" not in page


def test_the_grid_asks_as_much_for_three_rows_as_for_one(
    officer, lagging, django_assert_max_num_queries
):
    with django_assert_max_num_queries(18) as one:
        officer.get(PAGE)
    for key in ("322", "323"):
        measured(key, weight="0")
    with django_assert_max_num_queries(len(one)):
        officer.get(PAGE)
