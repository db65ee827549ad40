"""Pages of people and of the roll."""
