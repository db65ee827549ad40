"""Questions that setting up a school asks of all rooms."""
