"""The password hasher."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class Argon2(Argon2PasswordHasher):
    """Argon2id with the OWASP minimum (t=2, 19 MiB, p=1): a morning of sign-ins fits the processor."""

    time_cost = 2
    memory_cost = 19456
    parallelism = 1
