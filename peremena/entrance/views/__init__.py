"""Pages about who can sign in."""
