"""Questions about the people of a school."""
