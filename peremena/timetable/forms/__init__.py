"""What the pages of the timetable are asked for."""

from peremena.timetable.forms.changes import (
    AbsenceForm,
    DayChoice,
    MoveForm,
    SubstitutionForm,
    SwapForm,
)
from peremena.timetable.forms.timetable import (
    ChangeForm,
    DraftForm,
    LoadForm,
    NewDraftForm,
    PublishForm,
    TimetableChoice,
)

__all__ = [
    "AbsenceForm",
    "ChangeForm",
    "DayChoice",
    "DraftForm",
    "LoadForm",
    "MoveForm",
    "NewDraftForm",
    "PublishForm",
    "SubstitutionForm",
    "SwapForm",
    "TimetableChoice",
]
