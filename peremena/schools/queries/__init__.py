"""Questions about schools."""
