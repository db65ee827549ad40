"""Pages of the school's office."""
