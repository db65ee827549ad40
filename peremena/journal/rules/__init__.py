"""Rules of the register: pure functions and small frozen values."""
