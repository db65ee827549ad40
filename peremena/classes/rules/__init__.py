"""Rules of classes: pure functions."""
