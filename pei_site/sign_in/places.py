"""Where people go when they come in."""

from typing import Any

from django.urls import reverse


def work_of(person: Any) -> str:
    """Return the month for who reports it, and the follow-up for everybody else."""
    reports = person.has_perm("indicators.report_record")
    if reports and not person.has_perm("indicators.see_every_department"):
        return reverse("admin:index")
    return reverse("reports:latest")
