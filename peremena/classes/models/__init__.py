"""School classes, their groups, and who belongs to them."""

from peremena.classes.models.classes import (
    ClassTeacher,
    Enrolment,
    Group,
    GroupKind,
    SchoolClass,
)

__all__ = ["ClassTeacher", "Enrolment", "Group", "GroupKind", "SchoolClass"]
