"""Peremena: the electronic class register and pupil's diary."""
