"""The control of the papers: a transaction around every request."""

from tests.settings import *  # noqa: F403 -- for the reason that tests.settings gives
from tests.settings import DATABASES

DATABASES["default"]["ATOMIC_REQUESTS"] = True
