"""Questions of the school's office."""
