"""DATABASE_URL → Django's database settings."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

_SQLITE_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA cache_size=-20000; PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY;"
)


def database_from_url(url: str) -> dict[str, Any]:
    """Settings for `sqlite:///relative/path`, `sqlite:////absolute/path` or `postgresql://…`.

    What follows `?` goes to PostgreSQL's client: `?sslmode=verify-full`.
    Raises ValueError for any other scheme.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        path = Path(parts.path.removeprefix("/"))
        path.parent.mkdir(parents=True, exist_ok=True)
        return {
            "ENGINE": "peremena.kit.sqlite",
            "NAME": str(path),
            "CONN_MAX_AGE": None,
            "TEST": {"NAME": ":memory:"},
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 5,
                "init_command": _SQLITE_PRAGMAS,
            },
        }
    if parts.scheme in ("postgres", "postgresql"):
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.removeprefix("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": parts.port or "",
            "CONN_MAX_AGE": 600,
            "CONN_HEALTH_CHECKS": True,
            "OPTIONS": dict(parse_qsl(parts.query)),
        }
    raise ValueError(f"DATABASE_URL: unknown scheme {parts.scheme!r}, use sqlite or postgresql")
