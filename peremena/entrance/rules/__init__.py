"""Rules of access: pure functions."""
