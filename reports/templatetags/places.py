"""What the pages of a place say in words: the face of pure functions."""

from django import template

from reports import arithmetic, wording

register = template.Library()

register.filter("brings", arithmetic.brings)
register.filter("gap", arithmetic.gap)
register.filter("amended", wording.amended)


@register.filter
def unbroken(text: str) -> str:
    """Keep the number and the sign of "100 %" on one line."""
    return text.replace(" %", "\N{NO-BREAK SPACE}%")
