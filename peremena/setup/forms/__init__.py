"""What is typed while a school is set up."""
