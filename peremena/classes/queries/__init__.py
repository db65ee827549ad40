"""Questions about classes."""
