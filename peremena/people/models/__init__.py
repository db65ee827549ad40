"""Pupils, their guardians and the school's employees."""

from peremena.people.models.people import Employee, Guardian, Guardianship, Person, Pupil, Sex

__all__ = ["Employee", "Guardian", "Guardianship", "Person", "Pupil", "Sex"]
