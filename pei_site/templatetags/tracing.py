"""What an error page says so that somebody can be asked about it."""

from django import template

from pei_site.tracing import current_identifier

register = template.Library()
register.simple_tag(current_identifier, name="request_identifier")
