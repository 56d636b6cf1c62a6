"""The product's settings, for tests: other environment, cheap passwords, plain files.

This is the one place where a star import is right: the tests must run with whatever
pei_site.settings says, and what differs from it is the whole content of this page.
"""

import os
import tempfile

_files = tempfile.TemporaryDirectory(prefix="pei-tests-")  # goes away with the process
_static = os.path.join(_files.name, "static")
os.mkdir(_static)  # whitenoise warns when it is missing, and warnings are errors

os.environ |= {
    "DEBUG": "0",
    "HTTPS": "0",  # the test client speaks plain HTTP
    "SECRET_KEY": "only-for-tests",
    "ALLOWED_HOSTS": "testserver,localhost,127.0.0.1",
    "EMAIL_URL": "memorymail://",
    "DATA_DIR": _files.name,
    "STATIC_ROOT": _static,
    "BACKUP_MAX_AGE_HOURS": "0",  # nobody backs a test up
    "REQUIRE_SECOND_FACTOR": "0",  # its own tests demand it
}
os.environ.setdefault("DATABASE_URL", "sqlite://:memory:")

from pei_site.settings import *  # noqa: E402, F403, TID251 -- see above
from pei_site.settings import STORAGES  # noqa: E402, TID251 -- changed below

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Hashed names need collectstatic; the browser tests serve the real storage.
STORAGES = STORAGES | {
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
