"""What the diary shows. Hand-written reads: a diary is opened more often than any other page."""
