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

__all__ = [
    "NewClass",
    "add_stream",
    "add_subgroups",
    "amend_classes",
    "appoint_class_teacher",
    "enrol",
    "leave_classes",
    "open_classes",
]
