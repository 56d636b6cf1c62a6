"""The control of the full disk: for it that was a fault like any other."""

from tests.settings import *  # noqa: F403 -- for the reason that tests.settings gives

ROOT_URLCONF = "tests.soak.urls_without_words"
