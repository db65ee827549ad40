"""A client who is signed in, and the count of a page's statements."""

from tests.journal.conftest import sign_in, statements

__all__ = ["sign_in", "statements"]
