"""What the school's office does."""
