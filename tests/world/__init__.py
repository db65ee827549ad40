"""A small named school, built by our own actions: the stage of most tests."""
