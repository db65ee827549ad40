"""What the school's office keeps: parents' meetings and the turn of the year."""

from peremena.office.models.meetings import Attendance, Meeting, MeetingState
from peremena.office.models.turns import TurnState, YearTurn

__all__ = ["Attendance", "Meeting", "MeetingState", "TurnState", "YearTurn"]
