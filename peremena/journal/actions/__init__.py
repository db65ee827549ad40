"""What teachers and deputy heads do with the register."""
