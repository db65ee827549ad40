"""Which school year the demo schools live in."""

from datetime import date

from peremena.schools.rules.proposal import SchoolYear, school_year


def demo_year(today: date) -> SchoolYear:
    """The running school year; in summer the one just ended, so that the school is never empty."""
    return school_year(today.year if today.month >= 9 else today.year - 1)
