"""A signed-in client and counted statements, as for the journal."""

from tests.journal.conftest import sign_in, statements

__all__ = ["sign_in", "statements"]
