"""The ways in which code writes a column of a row, triggers or not."""

from contextlib import suppress

from django.db import IntegrityError, connection, transaction


def wrote(door, row, field, value):
    """Whether a door let the write through."""
    with suppress(IntegrityError), transaction.atomic():
        door(row, field, value)
        return True
    return False


def by_save(row, field, value):
    setattr(row, field, value)
    row.save()


def by_save_base(row, field, value):
    setattr(row, field, value)
    row.save_base(raw=True)


def by_update(row, field, value):
    type(row).objects.filter(pk=row.pk).update(**{field: value})


def by_bulk_update(row, field, value):
    setattr(row, field, value)
    type(row).objects.bulk_update([row], [field.removesuffix("_id")])


def by_raw_sql(row, field, value):
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE {row._meta.db_table} SET "{field}" = %s WHERE id = %s',  # noqa: S608 -- our own names
            [value, row.pk],
        )


def by_upsert(row, field, value):
    setattr(row, field, value)
    type(row).objects.bulk_create(
        [row],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[field.removesuffix("_id")],
    )


DOORS = (by_save, by_save_base, by_update, by_bulk_update, by_raw_sql, by_upsert)
