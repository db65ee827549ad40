"""Rules of the roll."""
