"""How a file of evidence leaves the house, whoever asks for it."""

from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from indicators.models import Evidence

MISSING = "No existe esa evidencia."


def handed_over(evidence: Evidence, *, cache: str) -> HttpResponse:
    """Hand the file over to be saved: no browser may draw it nor run it here.

    `cache` is the Cache-Control of whom it is given to. A link, and a file that is gone
    from the disk, are not found.
    """
    if not evidence.file:
        raise Http404(MISSING)
    try:
        with evidence.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404(MISSING) from error
    return HttpResponse(
        content,
        content_type=evidence.media_type,
        headers={
            "Content-Disposition": content_disposition_header(
                as_attachment=True, filename=evidence.file_name
            ),
            "Cache-Control": cache,
            "Content-Security-Policy": "sandbox; default-src 'none'",
            "X-Content-Type-Options": "nosniff",
        },
    )
