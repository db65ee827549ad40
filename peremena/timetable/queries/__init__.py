"""Questions to the timetable."""
