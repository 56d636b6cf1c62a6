"""The WSGI entry point."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pei_site.settings")
django.setup(set_prefix=False)

from pei_site.requests import Handler  # noqa: E402 -- after setup

application = Handler()
