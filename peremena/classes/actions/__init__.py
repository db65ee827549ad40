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
from peremena.classes.actions.restoring import Way, restore

__all__ = [
    "NewClass",
    "Way",
    "add_stream",
    "add_subgroups",
    "amend_classes",
    "appoint_class_teacher",
    "enrol",
    "leave_classes",
    "open_classes",
    "restore",
]
