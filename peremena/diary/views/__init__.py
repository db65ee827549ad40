"""Pages of pupil and guardian."""
