"""Rules of studies: pure functions."""
