"""Deeds of setting up that touch several rooms at once."""
