"""Rules of the timetable: pure functions."""
