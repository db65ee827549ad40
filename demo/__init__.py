"""The demo school: realistic, seeded, built by the importers and actions of any school."""
