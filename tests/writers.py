"""Watches who writes to the database: only `actions`, migrations, and the libraries' own tables."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import contextmanager
from typing import Any

from django.db import connection

WRITE = re.compile(r'^\s*(?:INSERT INTO|UPDATE|DELETE FROM)\s+"?(?P<table>\w+)"?', re.IGNORECASE)
LIBRARIES = ("django_", "axes_", "auth_", "tasks_", "accounts_user")


class UnexpectedWriterError(AssertionError):
    """Code outside `actions` wrote to a table of the house."""


def _is_allowed() -> bool:
    """No code of the house is on the stack (a test sets its stage), or an action is."""
    frame, house = sys._getframe(2), False
    while frame:
        path = frame.f_code.co_filename
        if "/peremena/" in path:
            if "/actions" in path or "/migrations" in path:
                return True
            house = True
        frame = frame.f_back
    return not house


def _watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
    if match := WRITE.match(sql):
        table = match["table"]
        if not table.startswith(LIBRARIES) and not _is_allowed():
            raise UnexpectedWriterError(f"{table} was written outside actions: {sql[:200]}")
    return execute(sql, params, many, context)


@contextmanager
def watching():
    """Raise UnexpectedWriterError for a write that no action makes."""
    with connection.execute_wrapper(_watch):
        yield
