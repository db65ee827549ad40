"""Pure facts of schools: levels, time zones, calendars, bells."""
