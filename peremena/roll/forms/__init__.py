"""Forms of cards, movements and lists."""
