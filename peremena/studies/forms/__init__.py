"""What people type about curriculum and load; thematic plans are in `plans`."""

from peremena.studies.forms.curriculum import DivideForm, FollowForm, read_hours

__all__ = ["DivideForm", "FollowForm", "read_hours"]
