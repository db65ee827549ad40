"""Pupils, their guardians and the school's employees; decisions on personal data."""

from peremena.people.models.consents import Consent, Decision
from peremena.people.models.people import Employee, Guardian, Guardianship, Person, Pupil, Sex

__all__ = [
    "Consent",
    "Decision",
    "Employee",
    "Guardian",
    "Guardianship",
    "Person",
    "Pupil",
    "Sex",
]
