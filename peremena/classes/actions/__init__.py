"""What may be done to classes and groups."""

from peremena.classes.actions.enrolling import (
    NewClass,
    add_stream,
    add_subgroups,
    amend_classes,
    appoint_class_teacher,
    enrol,
    leave_classes,
    open_classes,
)
from peremena.classes.actions.groups import (
    close_group,
    divide_class,
    leave_groups,
    make_stream,
    move_pupils,
    remove_group,
    rename_group,
    reopen_group,
)
from peremena.classes.actions.restoring import Way, restore
from peremena.classes.actions.years import Ended, end_year, resume_year

__all__ = [
    "Ended",
    "NewClass",
    "Way",
    "add_stream",
    "add_subgroups",
    "amend_classes",
    "appoint_class_teacher",
    "close_group",
    "divide_class",
    "end_year",
    "enrol",
    "leave_classes",
    "leave_groups",
    "make_stream",
    "move_pupils",
    "open_classes",
    "remove_group",
    "rename_group",
    "reopen_group",
    "restore",
    "resume_year",
]
