"""What the pages of the timetable are asked for."""

from peremena.timetable.forms.changes import (
    AbsenceForm,
    BookFilter,
    ControlWorkForm,
    DayChoice,
    MonthChoice,
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
    "BookFilter",
    "ChangeForm",
    "ControlWorkForm",
    "DayChoice",
    "DraftForm",
    "LoadForm",
    "MonthChoice",
    "MoveForm",
    "NewDraftForm",
    "PublishForm",
    "SubstitutionForm",
    "SwapForm",
    "TimetableChoice",
]
