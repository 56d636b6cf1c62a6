"""C02: the same form is posted six times at once, for a month without record.

One row, and nobody sees an error page. The control inserts without asking.
"""

from functools import partial
from typing import Any

from tests.soak.arena import WORKERS, arguments, database, race, tell


def main() -> None:
    """Count the rows beyond one a round, and the answers that were server errors."""
    asked = arguments(__doc__ or "", rounds=20)
    with database():
        from indicators.models import MonthlyRecord, RecordStep  # noqa: PLC0415
        from tests.builders import (  # noqa: PLC0415  # noqa: PLC0415
            a_department,
            a_member,
            an_indicator,
            an_open_month,
            program,
        )

        an_open_month(6)
        reporter = a_member()
        write = insert if asked.unsafe else post
        errors = 0
        for number in range(asked.rounds):
            indicator = an_indicator(f"I{number}", department=a_department())
            program(indicator, "100", {12: "100"})
            answers = race([partial(write, reporter.pk, indicator)] * WORKERS)
            errors += sum(answer not in (200, 302) for answer in answers)
        rows = MonthlyRecord.objects.filter(month=6).count()
        sent = RecordStep.objects.count()
        tell(rounds=asked.rounds, rows=rows, sent=sent, server_errors=errors)


def post(reporter: int, indicator: Any) -> int:
    """Save and send the entry form as the reporter and return the status of the answer."""
    from django.test import Client  # noqa: PLC0415 -- after setup

    from objectives.models import User  # noqa: PLC0415 -- after setup

    client = Client(raise_request_exception=False)
    client.force_login(User.objects.get(pk=reporter))
    page = f"/admin/mi-mes/2023-06/{indicator.key}/"
    form = client.get(page).context["form"]
    hidden = {field.html_name: field.value() or "" for field in form.hidden_fields()}
    values = hidden | {
        form.add_prefix("executed"): "60",
        "version": "0",
        "accion": "enviar",
    }
    return client.post(page, values).status_code


def insert(reporter: int, indicator: Any) -> int:
    """Insert the record without asking whether it is there."""
    from indicators.models import MonthlyRecord  # noqa: PLC0415 -- after setup
    from tests.builders import a_year  # noqa: PLC0415 -- after setup

    MonthlyRecord.objects.create(
        indicator=indicator, year=a_year(), month=6, executed=60
    )
    return 302


if __name__ == "__main__":
    main()
