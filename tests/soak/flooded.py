"""The settings of a flood: the product's own hashing, and places that workers share."""

import os
from pathlib import Path

from tests.settings import *  # noqa: F403 -- for the reason that tests.settings gives

DATA_DIR = Path(os.environ["FLOOD_FOLDER"])
PASSWORD_HASHERS = ["pei_site.hashers.Argon2Hasher"]
