"""Setting up a school: the checklist and its pages."""
