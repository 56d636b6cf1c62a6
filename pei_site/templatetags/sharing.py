"""The title and the summary of a page, written once: for the browser and for who shares it."""

from django import template
from django.template.base import Node, NodeList, Parser, Token
from django.template.context import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

TITLE = '<title>{0}</title>\n  <meta property="og:title" content="{0}">'
SUMMARY = (
    '<meta name="description" content="{0}">\n'
    '  <meta property="og:description" content="{0}">'
)


class Twice(Node):
    """Renders what is inside once and writes it into both elements."""

    def __init__(self, nodelist: NodeList, elements: str) -> None:
        self.nodelist = nodelist
        self.elements = elements

    def render(self, context: Context) -> SafeString:
        """Write both; the text inside comes escaped."""
        inside = self.nodelist.render(context)
        return format_html(self.elements, inside) if inside.strip() else inside


@register.tag
def titled(parser: Parser, token: Token) -> Twice:
    """Write the title of the page."""
    return inside(parser, "endtitled", TITLE)


@register.tag
def summarised(parser: Parser, token: Token) -> Twice:
    """Write the summary of the page; nothing when it is empty."""
    return inside(parser, "endsummarised", SUMMARY)


def inside(parser: Parser, end: str, elements: str) -> Twice:
    """Read up to the closing tag."""
    nodelist = parser.parse((end,))
    parser.delete_first_token()
    return Twice(nodelist, elements)
