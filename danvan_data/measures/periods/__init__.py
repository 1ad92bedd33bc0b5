"""What was reported for which years, and what became of it (notebook 03)."""
