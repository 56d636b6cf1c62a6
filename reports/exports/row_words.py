"""What the flat tables say of an indicator in words, in their order of columns."""

from indicators import labels
from reports.scorecard import Row


def which(row: Row) -> tuple[str, ...]:
    """Say which indicator it is: from its key to how its months roll up."""
    return (
        row.key,
        labels.KIND[row.kind],
        row.code,
        row.name,
        row.identification,
        row.department,
        row.unit,
        labels.ACCUMULATION[row.accumulation],
    )


def judged(row: Row) -> tuple[str, ...]:
    """Say how it was judged: official or not, status, band, sentence, cause and notes."""
    return (
        "Sí" if row.official else "No",
        labels.STATUS[row.status] if row.status else labels.NO_PROGRAMMING,
        labels.BAND[row.band] if row.band else labels.NOT_JUDGED,
        row.sentence,
        row.cause,
        "\n".join(f"{note.mark or ''} {note.text}".strip() for note in row.notes),
    )
