"""SQLite with one queue of writers.

SQLite's own busy handler lets waiting writers race: under eight writers the unluckiest waits
thousands of times longer than the median. Here every write transaction first takes a file lock
beside the database, shared by all web processes and the worker, so writers wait in line.
"""

from __future__ import annotations

import fcntl
import os
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite backend that holds the writer lock from BEGIN to COMMIT or ROLLBACK."""

    _lock_file: int | None = None

    def _take_turn(self) -> None:
        name = str(self.settings_dict["NAME"])
        if self._lock_file is None and not self.is_in_memory_db():
            descriptor = os.open(f"{name}.writer", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            self._lock_file = descriptor

    def _pass_turn(self) -> None:
        if self._lock_file is not None:
            os.close(self._lock_file)  # closing the descriptor releases the lock
            self._lock_file = None

    def _start_transaction_under_autocommit(self) -> None:
        self._take_turn()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._pass_turn()
            raise

    def _commit(self) -> Any:
        super()._commit()  # type: ignore[misc]
        self._pass_turn()

    def _rollback(self) -> Any:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._pass_turn()

    def _close(self) -> Any:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._pass_turn()
