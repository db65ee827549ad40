"""Letting people in: slips, the first operator, schools and offices."""
