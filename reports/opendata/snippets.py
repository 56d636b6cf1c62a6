"""How a badge is put into another page: ready to copy, as HTML and as Markdown."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from pei_site.absolute import absolute
from reports.opendata import badge
from reports.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Snippet:
    """A badge that follows the latest published cut-off, and how to embed it."""

    label: str
    path: str
    alt: str
    width: str
    height: int
    html: str
    markdown: str


def snippets(request: HttpRequest, scorecard: Scorecard) -> tuple[Snippet, ...]:
    """Return the badge of the plan and those of its objectives."""
    day = scorecard.cutoff
    return (
        _snippet(
            request,
            "Todo el plan",
            reverse("reports:latest_badge"),
            badge.of_plan(scorecard, day),
        ),
        *(
            _snippet(
                request,
                f"Objetivo {card.number}",
                reverse("reports:latest_objective_badge", args=[card.number]),
                badge.of_objective(card, day),
            )
            for card in scorecard.objectives
        ),
    )


def _snippet(
    request: HttpRequest, label: str, path: str, drawn: badge.Badge
) -> Snippet:
    """Leave figures and width out of the text to copy: they change, the text does not."""
    source, page = absolute(request, path), absolute(request, reverse("reports:latest"))
    alt = f"{label}: cumplimiento al último corte publicado"
    return Snippet(
        label=label,
        path=path,
        alt=drawn.title,
        width=drawn.width,
        height=badge.HEIGHT,
        html=format_html(
            '<a href="{}"><img src="{}" alt="{}" height="{}"></a>',
            page,
            source,
            alt,
            badge.HEIGHT,
        ),
        markdown=f"[![{alt}]({source})]({page})",
    )
