"""The product as gunicorn serves it, with addresses that fail and its metrics open."""

import os

os.environ["METRICS_TOKEN"] = "a-token-that-is-long-enough"

from django.conf import settings

from pei_site.wsgi import application

settings.ROOT_URLCONF = "tests.security.failing_urls"
__all__ = ["application"]
