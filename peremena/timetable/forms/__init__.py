"""What the pages of the timetable are asked for."""

from peremena.timetable.forms.changes import (
    AbsenceForm,
    BookFilter,
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
    "BookFilter",
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
