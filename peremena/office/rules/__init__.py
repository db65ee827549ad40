"""Rules of the school's office."""
