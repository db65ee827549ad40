"""Questions about studies."""
