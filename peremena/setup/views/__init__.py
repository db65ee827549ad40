"""Pages of setting up a school."""
