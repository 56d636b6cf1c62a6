"""The tests' settings with one app more."""

from tests.settings import *  # noqa: F403 -- for the reason that tests.settings gives
from tests.settings import INSTALLED_APPS as OF_THE_PRODUCT

INSTALLED_APPS = [*OF_THE_PRODUCT, "tests.soak.late"]
