"""Passwords by Argon2, at a memory cost that a small server can afford."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2Hasher(Argon2PasswordHasher):
    """OWASP's second setting: 19 MiB, two passes, one lane (m=19456, t=2, p=1)."""

    memory_cost = 19_456
    time_cost = 2
    parallelism = 1
