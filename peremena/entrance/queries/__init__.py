"""Questions about who can sign in."""
