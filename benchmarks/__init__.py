"""How fast and how lean: every figure beside its floor, taken in the same run."""
