"""Models by field and place, and who leads them (notebook 01)."""
