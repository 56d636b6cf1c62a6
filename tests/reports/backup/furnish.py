"""Fill a new installation: a published plan, and evidence of which one file is lost."""

import hashlib

import django
from django.core.management import call_command

KEPT, LOST = b"%PDF-1.7 lo que se hizo", b"%PDF-1.7 lo que se perdio"


def main() -> None:
    django.setup()
    call_command("migrate", verbosity=0)
    size = {"objectives": 1, "indicators": 5, "years": 1}
    call_command("synthetic_plan", publish=True, **size)

    from django.core.files.base import ContentFile  # noqa: PLC0415 -- after setup
    from django.core.files.storage import default_storage  # noqa: PLC0415
    from django.utils import timezone  # noqa: PLC0415

    from indicators.models import Evidence, MonthlyRecord  # noqa: PLC0415
    from objectives.models import User  # noqa: PLC0415

    person = User.objects.create_user("eva")
    record = MonthlyRecord.objects.order_by("pk").first()
    for name, content in (("acta", KEPT), ("perdida", LOST)):
        stored = default_storage.save(f"evidence/2026/{name}", ContentFile(content))
        Evidence.objects.create(
            record=record,
            title=name,
            file=stored,
            file_name=f"{name}.pdf",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            uploaded_by=person,
            uploaded_at=timezone.now(),
        )
    default_storage.delete("evidence/2026/perdida")


if __name__ == "__main__":
    main()
