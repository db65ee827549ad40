"""What the school's office keeps: parents' meetings and the turn of the year."""

from peremena.office.models.meetings import Attendance, Meeting, MeetingState

__all__ = ["Attendance", "Meeting", "MeetingState"]
