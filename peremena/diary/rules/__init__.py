"""Rules of the diary: pure functions and the sentences that the family reads."""
