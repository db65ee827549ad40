"""Pages of imports, of files with plans, and of the public."""
