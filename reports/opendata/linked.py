"""The data set told to search engines: schema.org's words, as JSON-LD."""

import json
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from pei_site.absolute import absolute
from reports.exports import MEDIA_TYPES
from reports.opendata.publications import Publication
from reports.scorecard import Scorecard

# Within a script element no text may end the element, nor begin a comment.
ESCAPES = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<>&"}


@dataclass(frozen=True, slots=True)
class Json:
    """A value that is written as JSON inside a page: `<` cannot stand in it."""

    value: Any

    def __html__(self) -> str:
        """Return the JSON for the page."""
        return json.dumps(self.value, ensure_ascii=False).translate(ESCAPES)


def script(value: dict[str, Any]) -> SafeString:
    """Return a data block: browsers do not run it, so the CSP lets it be."""
    return format_html('<script type="application/ld+json">{}</script>', Json(value))


def data_set(
    request: HttpRequest, scorecard: Scorecard, latest: Publication
) -> dict[str, Any]:
    """Describe the open data of the plan and the documents of the latest cut-off."""
    plan = scorecard.plan
    entity = {"@type": "GovernmentOrganization", "name": plan.entity}
    return {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": f"Seguimiento del {plan.name} {plan.start}–{plan.end}",
        "description": (
            f"Cumplimiento de los objetivos estratégicos y de los indicadores del"
            f" {plan.name} de {plan.entity}, por corte: programación, magnitud ejecutada,"
            " porcentaje de avance, estado, causa y control de cambios."
        ),
        "url": absolute(request, reverse("reports:open_data")),
        "inLanguage": "es-CO",
        "isAccessibleForFree": True,
        "license": settings.PEI_LICENCE_URL,
        "creator": entity,
        "publisher": entity,
        "temporalCoverage": f"{plan.start}/{plan.end}",
        "dateModified": latest.published_at.isoformat(),
        "version": f"{latest.at.date.isoformat()}, revisión {latest.at.number}",
        "distribution": [
            {
                "@type": "DataDownload",
                "name": paper.name,
                "encodingFormat": MEDIA_TYPES[paper.file_format].partition(";")[0],
                "contentUrl": absolute(
                    request,
                    reverse(f"reports:report_{paper.file_format}", args=[latest.at]),
                ),
                "contentSize": f"{paper.size} B",
                "sha256": paper.sha256,
            }
            for paper in latest.papers
        ],
    }
